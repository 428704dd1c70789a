package io.landfall.local.stack;

import java.time.Duration;

/** Hears what the stack does while it starts and runs. Called from several threads. */
public interface StackListener {

    void ready(String part, Duration took);

    /** A service ended by itself and will be started again. */
    void restarting(String service, int exitCode, Duration delay);
}
