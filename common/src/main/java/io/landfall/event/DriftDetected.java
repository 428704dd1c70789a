package io.landfall.event;

import java.util.List;

/**
 * What is in AWS is no longer what {@code warehouse.yaml} says, and Landfall did not change it; or, with no drifts, it is so
 * again.
 *
 * @param drifts one line each for a person, at most {@value #MOST}: what, where, found and wanted
 * @param total how many there are altogether; 0 when what was told before is gone
 */
public record DriftDetected(String warehouse, List<String> drifts, int total) implements WarehouseEvent {

    /** Bounded, so that the event stays small. */
    public static final int MOST = 20;

    public DriftDetected {
        drifts = List.copyOf(drifts.subList(0, Math.min(MOST, drifts.size())));
    }

    @Override
    public String key() {
        return warehouse + "/drift";
    }

    @Override
    public String identity() {
        return warehouse + '|' + String.join("|", drifts);
    }
}
