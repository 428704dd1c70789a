package io.landfall.stager.backfill;

import java.time.Duration;

/**
 * How a backfill is followed.
 *
 * @param first between the first two looks at the ledger
 * @param longest between any two
 * @param patience how long nothing may move before it is not followed any more
 */
public record Pace(Duration first, Duration longest, Duration patience) {

    /** As a warehouse likes to be asked. */
    public static Pace standard() {
        return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(5));
    }
}
