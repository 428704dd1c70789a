package io.landfall.local.stack;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends processes: asks first, insists after a while. */
public final class Termination {

    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);
    private static final Duration INSISTING = Duration.ofSeconds(5);

    private Termination() {}

    /** Returns when the process is gone. It has {@code patience} to end by itself. */
    public static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!gone(process, patience)) {
            LOG.warn("process {} did not end within {}; it is killed", process.pid(), patience);
            process.destroyForcibly();
            gone(process, INSISTING);
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new StackException("cannot wait for process " + process.pid() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
