package io.landfall.local.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and {@code landfall down} end a command in order. A signal makes the JVM run its shutdown hooks while the
 * main thread goes on; this one interrupts the main thread, waits until that has cleaned up, and ends the process with the
 * exit code the command arrived at. Of a command that was not through, that is the JVM's: 128 and the number of the signal.
 */
public final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Thread main;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.INTERRUPTED;
    private volatile boolean requested;

    private Interruption(Thread main) {
        this.main = main;
    }

    /** To be called on the main thread. */
    public static Interruption install() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::signalled, "landfall-stop"));
        return interruption;
    }

    /** Ends the process. */
    public void exit(int code) {
        exitCode = code;
        finished.countDown();
        if (!requested) {
            System.exit(code);
        }
    }

    private void signalled() {
        if (finished.getCount() == 0) {
            return;
        }
        requested = true;
        main.interrupt();
        try {
            if (finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && exitCode != ExitCode.INTERRUPTED) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
