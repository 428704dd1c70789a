package io.landfall.provisioner.arrival;

import io.landfall.project.WarehouseDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the definition allows.
 *
 * @param pauseAfterIdle after how long without work the cluster is paused; empty for never
 * @param resumeOnArrival whether work that waits resumes it
 * @param quiet whether nothing is to be decided at a moment
 * @param afterFailure how long after a failed command the next one is decided on
 */
public record ArrivalPolicy(
        Optional<Duration> pauseAfterIdle, boolean resumeOnArrival, Predicate<Instant> quiet, Duration afterFailure) {

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    /** @param idle instead of what the definition says, for trying things out */
    public static ArrivalPolicy of(WarehouseDefinition warehouse, Optional<Duration> idle) {
        return new ArrivalPolicy(
                idle.or(() -> Optional.ofNullable(warehouse.pauseAfterIdle())),
                warehouse.resumeOnArrival(),
                warehouse::inNoOpWindow,
                AFTER_FAILURE);
    }
}
