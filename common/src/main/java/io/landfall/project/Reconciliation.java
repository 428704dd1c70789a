package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.util.Objects;

/**
 * When the landing bucket is compared with the ledger.
 *
 * @param every the time between two looks at the bucket for files that were never heard of
 * @param grace how long a file may be on its way before it is missed
 */
public record Reconciliation(
        @JsonDeserialize(using = HumanDuration.class) Duration every,
        @JsonDeserialize(using = HumanDuration.class) Duration grace) {

    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration GRACE = Duration.ofMinutes(5);

    public Reconciliation {
        every = Objects.requireNonNullElse(every, EVERY);
        grace = Objects.requireNonNullElse(grace, GRACE);
    }

    static Reconciliation standard() {
        return new Reconciliation(null, null);
    }
}
