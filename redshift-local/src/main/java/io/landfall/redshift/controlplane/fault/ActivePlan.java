package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** A planned fault in force, with its count. */
final class ActivePlan {

    private final PlannedFault plan;
    private final LongPredicate chosen;
    private final CompletableFuture<Void> removed = new CompletableFuture<>();
    private long seen;

    ActivePlan(PlannedFault plan) {
        this.plan = plan;
        this.chosen = plan.turn().chosen();
    }

    PlannedFault plan() {
        return plan;
    }

    /** Counts the call if it is concerned, and tells what goes wrong with it. */
    synchronized Optional<Disturbance> meet(Call call) {
        if (!plan.concerns(call)) {
            return Optional.empty();
        }
        seen++;
        return chosen.test(seen) ? Optional.of(plan.disturbance()) : Optional.empty();
    }

    /** Waits until the time is up or the plan is removed. */
    void await(Duration duration) {
        removed.copy()
                .completeOnTimeout(null, duration.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void remove() {
        removed.complete(null);
    }
}
