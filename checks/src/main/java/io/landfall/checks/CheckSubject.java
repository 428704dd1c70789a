package io.landfall.checks;

import io.landfall.event.Occasion;
import io.landfall.ledger.StagedBatch;
import io.landfall.warehouse.QualifiedName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What checks are asked of.
 *
 * @param run what the outcomes are recorded under; see {@link io.landfall.event.QualityEvent#run()}
 * @param batches of the load in question; empty where there is none
 * @param deltas what a load is writing, by target, as the name of a relation of the session; empty where the load is over
 * @param now what freshness is measured against
 */
public record CheckSubject(
        String run,
        Occasion occasion,
        int attempt,
        List<StagedBatch> batches,
        Map<QualifiedName, String> deltas,
        Instant now) {

    public CheckSubject {
        batches = List.copyOf(batches);
        deltas = Map.copyOf(deltas);
    }
}
