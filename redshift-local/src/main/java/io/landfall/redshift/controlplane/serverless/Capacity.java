package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.WorkgroupSettings;
import java.util.Set;

/**
 * Redshift processing units: 4, or 8 to 512 in steps of 8, or 512 to 1024 in steps of 32 ("Compute capacity for Amazon Redshift
 * Serverless", management guide). A price-performance target takes the place of a base capacity.
 */
final class Capacity {

    /** What a workgroup has when nobody says otherwise (management guide). */
    static final int DEFAULT = 128;

    /** What is answered for a base capacity that a price-performance target decides. */
    static final int BY_TARGET = -1;

    /** {@code maxCapacity} of UpdateWorkgroup that takes the limit away. */
    static final int NO_LIMIT = -1;

    private static final int SMALLEST = 4;
    private static final int STEP = 8;
    private static final int LARGE = 512;
    private static final int LARGE_STEP = 32;
    private static final int LARGEST = 1024;
    private static final int DEFAULT_LEVEL = 50;
    private static final int HIGHEST_LEVEL = 100;
    private static final Set<Integer> LEVELS = Set.of(1, 25, 50, 75, 100);

    private Capacity() {}

    static int base(int capacity) {
        boolean small = capacity == SMALLEST || capacity >= STEP && capacity <= LARGE && capacity % STEP == 0;
        boolean large = capacity > LARGE && capacity <= LARGEST && capacity % LARGE_STEP == 0;
        if (!small && !large) {
            throw ServerlessFaults.invalid(
                    "Invalid base capacity %d. Valid values are 4, 8 to 512 in increments of 8,".formatted(capacity)
                            + " and 512 to 1024 in increments of 32.");
        }
        return capacity;
    }

    /** @param settings with the capacities they are to have */
    static WorkgroupSettings consistent(WorkgroupSettings settings) {
        Integer most = settings.maxCapacity();
        if (most != null && most < Math.max(settings.baseCapacity(), SMALLEST)) {
            throw ServerlessFaults.invalid("The max capacity %d must be greater than or equal to the base capacity %d."
                    .formatted(most, settings.baseCapacity()));
        }
        return settings;
    }

    /**
     * With the target switched on or off.
     *
     * @param target the structure PerformanceTarget
     */
    static WorkgroupSettings withTarget(WorkgroupSettings settings, JsonNode target) {
        String status = Constraints.oneOf(
                "pricePerformanceTarget.status",
                target.path("status").asText("ENABLED"),
                Set.of("ENABLED", "DISABLED"));
        int level = Constraints.between(
                "pricePerformanceTarget.level", target.path("level").asInt(DEFAULT_LEVEL), 1, HIGHEST_LEVEL);
        if (!LEVELS.contains(level)) {
            throw ServerlessFaults.invalid(
                    "Invalid price performance target level " + level + ". Valid values are 1, 25, 50, 75 and 100.");
        }
        if (status.equals("ENABLED")) {
            return settings.withPriceTarget(level).withBaseCapacity(BY_TARGET);
        }
        int base = settings.priceTarget() == null ? settings.baseCapacity() : DEFAULT;
        return settings.withPriceTarget(null).withBaseCapacity(base);
    }

    /** The settings after UpdateWorkgroup with a base capacity. */
    static WorkgroupSettings withBase(WorkgroupSettings settings, int capacity) {
        requireNoTarget(settings);
        return consistent(settings.withBaseCapacity(base(capacity)));
    }

    /** The settings after UpdateWorkgroup with a max capacity. Taking away a limit that is not there is an error, too. */
    static WorkgroupSettings withMax(WorkgroupSettings settings, int capacity) {
        if (capacity != NO_LIMIT) {
            return consistent(settings.withMaxCapacity(capacity));
        }
        if (settings.maxCapacity() == null) {
            throw ServerlessFaults.invalid("The workgroup has no max capacity to remove.");
        }
        return settings.withMaxCapacity(null);
    }

    static void requireNoTarget(WorkgroupSettings settings) {
        if (settings.priceTarget() != null) {
            throw ServerlessFaults.invalid(
                    "You can't specify a base capacity while the price performance target is enabled.");
        }
    }
}
