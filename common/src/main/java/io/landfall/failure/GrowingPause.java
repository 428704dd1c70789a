package io.landfall.failure;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before work that failed is done again: each time twice as long, up to a bound, and never quite the same, so
 * that workers which failed together do not come back together. For work that is never given up. One thread at a time.
 */
public final class GrowingPause {

    private static final int MOST_TIMES = 4;
    private static final double JITTER = 0.2;

    private final Duration first;
    private int times = 1;

    /** @param first the pause after the first failure; the longest is four times as long, so that what was down for long is taken up soon after */
    public GrowingPause(Duration first) {
        this.first = first;
    }

    /** The pause after one more failure. */
    public Duration next() {
        double jitter = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        Duration pause = Duration.ofMillis(Math.round(first.toMillis() * times * jitter));
        times = Math.min(MOST_TIMES, times * 2);
        return pause;
    }

    /** To be called when the work succeeds. */
    public void reset() {
        times = 1;
    }
}
