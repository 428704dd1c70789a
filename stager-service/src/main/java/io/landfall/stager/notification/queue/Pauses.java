package io.landfall.stager.notification.queue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt at what is attempted for ever: longer and longer, with jitter, up to a bound. */
public final class Pauses {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 8;
    private static final double JITTER = 0.3;

    private int failures;

    /** The pause after one more failure. */
    public Duration next() {
        long pause = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures++, MOST_DOUBLINGS));
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause * factor));
    }

    /** After a success: the next pause is a short one again. */
    public void reset() {
        failures = 0;
    }
}
