package io.landfall.local.command;

import io.landfall.local.demo.DemoView;
import io.landfall.local.stack.Foundation;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.Stack;
import io.landfall.local.stack.StackSettings;
import io.landfall.local.terminal.Wording;
import io.landfall.project.Installation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A stack that this process runs, until it is told to stop. */
final class Foreground implements AutoCloseable {

    private static final String STOPPING = "stopping …";

    private final Stack stack;
    private final RunningStack running;
    private final Installation installation;
    private final Duration startTook;

    private Foreground(Stack stack, RunningStack running, Installation installation, Duration startTook) {
        this.stack = stack;
        this.running = running;
        this.installation = installation;
        this.startTook = startTook;
    }

    /** Returns when the stack is ready; stops what it started if it is not to become ready. */
    static Foreground start(StackSettings settings, Installation installation, DemoView view)
            throws InterruptedException {
        long begin = System.nanoTime();
        Stack stack = new Stack(settings, Foundation.of(settings), view);
        boolean ready = false;
        try {
            RunningStack running = stack.start();
            ready = true;
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            view.say("stack ready in " + Wording.seconds(took));
            return new Foreground(stack, running, installation, took);
        } catch (InterruptedException toldToStop) {
            view.say(STOPPING);
            throw toldToStop;
        } finally {
            if (!ready) {
                stack.close();
            }
        }
    }

    RunningStack running() {
        return running;
    }

    Duration startTook() {
        return startTook;
    }

    /** Says where everything is and stays until the process is told to stop. */
    void stay(PrintStream out) {
        out.println();
        Addresses.lines(
                        running,
                        installation.warehouse().database(),
                        installation.warehouse().adminUser())
                .forEach(out::println);
        out.println();
        out.println("Stop with Ctrl-C, or from this folder with: ./landfall down");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException toldToStop) {
            out.println(STOPPING);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
