package io.landfall.provisioner.plan;

import io.landfall.event.DriftDetected;
import java.util.Optional;

/**
 * Tells of drift once: again only when it is another one, or came back after it was gone. Remembers what is there while it
 * runs; after a restart what was announced stands for that. One thread at a time.
 */
public final class DriftWatch {

    private final String warehouse;
    private Optional<DriftDetected> present = Optional.empty();
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
        Optional<DriftDetected> known = looked ? present : announced;
        looked = true;
        present = detected(found);
        return present.filter(drift -> !drift.equals(known.orElse(null)));
    }

    private Optional<DriftDetected> detected(Drift found) {
        return found.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(new DriftDetected(
                        warehouse, found.lines(), found.lines().size()));
    }
}
