package io.landfall.quality;

import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import java.time.Duration;

/** Policies nobody has to wait for. */
final class FailurePolicies {

    static final Duration DEADLINE = Duration.ofHours(1);

    private FailurePolicies() {}

    static FailurePolicy quick(FailureAction action, int attempts) {
        return new FailurePolicy(action, attempts, Duration.ofMillis(5), Duration.ofMillis(50), DEADLINE);
    }
}
