package io.landfall.quality.retry;

import io.landfall.event.EventId;
import io.landfall.project.check.FailurePolicy;
import java.time.Duration;

/** How long to wait before what failed is tried again: twice as long after each failure, never longer than the policy says. */
final class Backoff {

    private static final double JITTER = 0.2;
    private static final int HEX_DIGITS = 13;
    private static final double FRACTIONS = Math.pow(2, 4.0 * HEX_DIGITS);

    private Backoff() {}

    /**
     * @param attempt from 1: the attempt that failed
     * @param seed makes the jitter; the same one always the same, so that a decision made again is the same decision
     */
    static Duration after(FailurePolicy policy, int attempt, String seed) {
        double first = policy.firstPause().toMillis();
        double longest = policy.longestPause().toMillis();
        double pause = Math.min(longest, first * Math.pow(2, attempt - 1.0));
        double jitter = 1 - JITTER + 2 * JITTER * fraction(seed);
        return Duration.ofMillis(Math.round(Math.min(longest, pause * jitter)));
    }

    /** From 0 to 1. */
    private static double fraction(String seed) {
        return Long.parseLong(EventId.hash(seed).substring(0, HEX_DIGITS), 16) / FRACTIONS;
    }
}
