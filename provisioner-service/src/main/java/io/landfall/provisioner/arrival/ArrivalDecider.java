package io.landfall.provisioner.arrival;

import io.landfall.event.EventId;
import io.landfall.provisioner.arrival.WarehouseHistory.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Decides from a situation, and from nothing else. */
public final class ArrivalDecider {

    private final String warehouse;
    private final ArrivalPolicy policy;

    public ArrivalDecider(String warehouse, ArrivalPolicy policy) {
        this.warehouse = warehouse;
        this.policy = policy;
    }

    /**
     * What is to happen now; empty for nothing. What a command is being carried out for is decided when it has ended.
     *
     * @param activity read before the history: what it shows as ended is in the history
     * @param compute asked only where it matters
     */
    public Optional<Decision> decide(
            Instant now, Activity activity, WarehouseHistory history, Supplier<ComputeState> compute) {
        if (history.phase() == Phase.NONE
                || activity.isCommandInHand()
                || policy.quiet().test(now)) {
            return Optional.empty();
        }
        if (history.failedAt()
                .filter(at -> now.isBefore(at.plus(policy.afterFailure())))
                .isPresent()) {
            return Optional.empty();
        }
        return activity.isWorkWaiting() ? resume(activity, history, compute) : pause(now, activity, history, compute);
    }

    private Optional<Decision> resume(Activity activity, WarehouseHistory history, Supplier<ComputeState> compute) {
        if (!policy.resumeOnArrival()) {
            return Optional.empty();
        }
        boolean announcedPaused = history.phase() == Phase.PAUSED;
        String waits = activity.waiting() == 1 ? "1 piece of work waits" : activity.waiting() + " pieces of work wait";
        String id = requestId("arrival", activity, history);
        return switch (compute.get()) {
            case PAUSED ->
                Optional.of(new Decision.Resume(
                        id, announcedPaused ? waits : waits + "; the cluster was paused elsewhere"));
            // Nobody told the services; the command does.
            case RUNNING ->
                announcedPaused
                        ? Optional.of(new Decision.Resume(id, waits + "; the cluster was resumed elsewhere"))
                        : Optional.empty();
            case CHANGING, ABSENT -> Optional.empty();
        };
    }

    /** What was resumed elsewhere is somebody's, and left running until work has come and gone. */
    private Optional<Decision> pause(
            Instant now, Activity activity, WarehouseHistory history, Supplier<ComputeState> compute) {
        Duration idle = Duration.between(idleSince(activity, history), now);
        boolean due = policy.pauseAfterIdle()
                .filter(most -> idle.compareTo(most) >= 0)
                .isPresent();
        if (!due || history.phase() != Phase.READY || compute.get() != ComputeState.RUNNING) {
            return Optional.empty();
        }
        return Optional.of(new Decision.Pause(requestId("idle", activity, history), idle));
    }

    private static Instant idleSince(Activity activity, WarehouseHistory history) {
        return Stream.of(activity.lastWork(), activity.lastCommand(), history.since())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Named by what came before it: whatever is decided next has another name. */
    private String requestId(String kind, Activity activity, WarehouseHistory history) {
        return kind
                + '-'
                + EventId.hash(String.join(
                        "|",
                        warehouse,
                        kind,
                        activity.lastCommand().toString(),
                        history.since().toString()));
    }
}
