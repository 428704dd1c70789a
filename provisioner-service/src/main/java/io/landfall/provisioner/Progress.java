package io.landfall.provisioner;

import io.landfall.event.Cause;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.Command;
import io.landfall.flow.Announcer;
import java.util.concurrent.TimeUnit;

/** Tells how far a command has come, and remembers the step, so that a failure can name it. */
final class Progress {

    private final Command command;
    private final Cause cause;
    private final Announcer announcer;
    private final long began = System.nanoTime();
    private String step = "start";
    private String state = "";

    Progress(Command command, Cause cause, Announcer announcer) {
        this.command = command;
        this.cause = cause;
        this.announcer = announcer;
    }

    /** Announces the step's state, once for each change. */
    void reached(String newStep, String newState) {
        if (step.equals(newStep) && state.equals(newState)) {
            return;
        }
        step = newStep;
        state = newState;
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        announcer.announce(
                cause, new ClusterProgressed(command.warehouse(), command.requestId(), newStep, newState, elapsed));
    }

    /** What is being worked on from now on; announced when something came of it. */
    void entering(String newStep) {
        if (!step.equals(newStep)) {
            step = newStep;
            state = "";
        }
    }

    String step() {
        return step;
    }
}
