package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.util.Objects;

/**
 * How far files are gathered. A file that finds its dataset idle is staged at once; these bound what comes together
 * while it is busy.
 *
 * @param maxFiles files in one batch
 * @param maxBytes bytes of files in one batch; a single file may be larger
 * @param maxAge how long a file waits for others because of {@code minInterval}
 * @param minInterval time between the beginnings of two batches, unless the bounds are reached: spares a warehouse whose
 *     commits queue
 */
public record BatchBounds(
        Integer maxFiles,
        @JsonDeserialize(using = HumanSize.class) Long maxBytes,
        @JsonDeserialize(using = HumanDuration.class) Duration maxAge,
        @JsonDeserialize(using = HumanDuration.class) Duration minInterval) {

    static final Duration DEFAULT_AGE = Duration.ofMinutes(1);
    private static final int DEFAULT_FILES = 2000;
    private static final long DEFAULT_BYTES = 8L << 30;

    public BatchBounds {
        maxFiles = Objects.requireNonNullElse(maxFiles, DEFAULT_FILES);
        maxBytes = Objects.requireNonNullElse(maxBytes, DEFAULT_BYTES);
        maxAge = Objects.requireNonNullElse(maxAge, DEFAULT_AGE);
        minInterval = Objects.requireNonNullElse(minInterval, Duration.ZERO);
    }

    /** What holds where nothing is said. */
    public static BatchBounds standard() {
        return new BatchBounds(null, null, null, null);
    }
}
