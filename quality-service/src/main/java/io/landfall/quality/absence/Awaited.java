package io.landfall.quality.absence;

import java.time.Duration;
import java.time.Instant;

/**
 * A partition whose files are not all there.
 *
 * @param next when to look again
 * @param pause the one before that
 * @param told how many files there were when somebody was told; {@value #NOT_TOLD} if nobody was
 */
record Awaited(Partition partition, Instant next, Duration pause, int told) {

    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    static final int NOT_TOLD = -1;

    /** One to be looked at at once. */
    static Awaited of(Partition partition) {
        return new Awaited(partition, Instant.MIN, FIRST_PAUSE.dividedBy(2), NOT_TOLD);
    }

    /** The pauses grow; when more has come they begin anew. */
    Awaited lookedAt(Instant now, int found) {
        Duration longer = found > told && told != NOT_TOLD ? FIRST_PAUSE : pause.multipliedBy(2);
        Duration bounded = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        return new Awaited(partition, now.plus(bounded), bounded, found);
    }
}
