package io.landfall.provisioner.operation;

import io.landfall.event.Cause;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.Command;
import io.landfall.flow.Announcer;
import io.landfall.provisioner.converge.Steps;
import io.landfall.provisioner.resource.Address;
import java.util.concurrent.TimeUnit;

/** Tells how far a command has come, and remembers the step, so that a failure can name it. */
public final class Progress implements Steps {

    private final Command command;
    private final Cause cause;
    private final Announcer announcer;
    private final long began = System.nanoTime();
    private String step = "start";
    private String state = "";

    public Progress(Command command, Cause cause, Announcer announcer) {
        this.command = command;
        this.cause = cause;
        this.announcer = announcer;
    }

    @Override
    public void begins(Address newStep) {
        if (!step.equals(newStep.kind())) {
            step = newStep.kind();
            state = "";
        }
    }

    @Override
    public void reached(Address newStep, String newState) {
        reached(newStep.kind(), newState);
    }

    /** Announces the step's state, once for each change. */
    public void reached(String newStep, String newState) {
        if (step.equals(newStep) && state.equals(newState)) {
            return;
        }
        step = newStep;
        state = newState;
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        announcer.announce(
                cause, new ClusterProgressed(command.warehouse(), command.requestId(), newStep, newState, elapsed));
    }

    /** What was worked on last. */
    public String step() {
        return step;
    }
}
