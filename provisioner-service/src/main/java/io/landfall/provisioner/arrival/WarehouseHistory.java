package io.landfall.provisioner.arrival;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.event.DriftDetected;
import io.landfall.event.SavingsCounted;
import io.landfall.event.WarehouseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was announced of one warehouse, read from the beginning of its topic. Compaction may have taken anything that was
 * replaced by something newer.
 *
 * @param phase what was announced last
 * @param since when that was announced; the epoch if nothing was
 * @param pausedAt when the pause that lasts was first seen; empty if none lasts
 * @param failedAt when the last command failed; empty if it did not
 * @param uncounted pauses that ended and whose savings were not announced
 * @param drift the drift that was announced last
 */
public record WarehouseHistory(
        Phase phase,
        Instant since,
        Optional<Instant> pausedAt,
        Optional<Instant> failedAt,
        List<Pause> uncounted,
        Optional<DriftDetected> drift) {

    /** Nothing was announced. */
    public static final WarehouseHistory NOTHING = new WarehouseHistory(
            Phase.NONE, Instant.EPOCH, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** What services know of a warehouse. */
    public enum Phase {
        /** Never there, or gone. */
        NONE,
        READY,
        PAUSED
    }

    public WarehouseHistory {
        uncounted = List.copyOf(uncounted);
    }

    /** The history that goes on with this event of the warehouse. */
    public WarehouseHistory after(WarehouseEvent event, Instant announced) {
        if (event instanceof ClusterPaused paused) {
            // A pause of what is paused already is the same pause.
            Optional<Instant> begun = pausedAt.or(() -> Optional.of(paused.pausedAt()));
            return new WarehouseHistory(Phase.PAUSED, announced, begun, Optional.empty(), uncounted, drift);
        }
        if (event instanceof ClusterReady) {
            return ended(Phase.READY, announced);
        }
        if (event instanceof ClusterDeleted) {
            return ended(Phase.NONE, announced);
        }
        if (event instanceof ClusterFailed) {
            return new WarehouseHistory(phase, since, pausedAt, Optional.of(announced), uncounted, drift);
        }
        if (event instanceof ClusterProgressed) {
            return new WarehouseHistory(phase, since, pausedAt, Optional.empty(), uncounted, drift);
        }
        if (event instanceof SavingsCounted counted) {
            return without(counted);
        }
        return event instanceof DriftDetected detected
                ? new WarehouseHistory(phase, since, pausedAt, failedAt, uncounted, Optional.of(detected))
                : this;
    }

    private WarehouseHistory ended(Phase next, Instant announced) {
        List<Pause> pauses = new ArrayList<>(uncounted);
        pausedAt.ifPresent(begun -> pauses.add(new Pause(begun, announced)));
        return new WarehouseHistory(next, announced, Optional.empty(), Optional.empty(), pauses, drift);
    }

    /** The end tells pauses apart: of their beginnings compaction may leave a later one. */
    private WarehouseHistory without(SavingsCounted counted) {
        List<Pause> pauses = uncounted.stream()
                .filter(pause -> !pause.ended().equals(counted.resumedAt()))
                .toList();
        return new WarehouseHistory(phase, since, pausedAt, failedAt, pauses, drift);
    }
}
