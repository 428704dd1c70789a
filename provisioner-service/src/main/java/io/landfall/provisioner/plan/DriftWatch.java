package io.landfall.provisioner.plan;

import io.landfall.event.DriftDetected;
import java.util.List;
import java.util.Optional;

/**
 * Tells of drift once: again only when it is another one, and when it is gone. Remembers what is there while it
 * runs; after a restart what was announced stands for that. One thread at a time.
 */
public final class DriftWatch {

    private final String warehouse;
    private DriftDetected present;
    private boolean looked;

    public DriftWatch(String warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What is to be announced after a look; empty if nothing is new.
     *
     * @param announced what was announced last, by whomever
     */
    public Optional<DriftDetected> notice(Drift found, Optional<DriftDetected> announced) {
        DriftDetected known = looked ? present : announced.orElse(nothing());
        looked = true;
        present = new DriftDetected(warehouse, found.lines(), found.lines().size());
        return Optional.of(present).filter(drift -> !drift.equals(known));
    }

    private DriftDetected nothing() {
        return new DriftDetected(warehouse, List.of(), 0);
    }
}
