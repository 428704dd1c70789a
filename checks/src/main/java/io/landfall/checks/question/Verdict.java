package io.landfall.checks.question;

import java.time.Instant;

/**
 * Whether a check holds.
 *
 * @param observed what was found, in words
 * @param expected in words
 * @param failingRows null where it is not about rows
 * @param measure what later runs are compared with; null for nothing
 * @param newest the newest time there is; null where it is not about that
 */
public record Verdict(
        boolean holds, String observed, String expected, Long failingRows, Double measure, Instant newest) {

    /** One about something else than rows. */
    public static Verdict of(boolean holds, String observed, String expected) {
        return new Verdict(holds, observed, expected, null, null, null);
    }

    /** One about rows, which holds if none fails. */
    public static Verdict ofRows(long failing, long all, String problem, String expected) {
        String observed = failing == 0
                ? "none of " + Shown.rows(all)
                : Shown.count(failing) + " of " + Shown.rows(all) + ": " + problem;
        return new Verdict(failing == 0, observed, expected, failing, null, null);
    }

    /** The same with what later runs are compared with. */
    public Verdict measuring(Number value) {
        return new Verdict(holds, observed, expected, failingRows, value.doubleValue(), newest);
    }

    /** The same with the newest time there is. */
    public Verdict newest(Instant time) {
        return new Verdict(holds, observed, expected, failingRows, measure, time);
    }
}
