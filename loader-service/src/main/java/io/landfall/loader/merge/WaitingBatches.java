package io.landfall.loader.merge;

import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.plan.Requirements;
import io.landfall.project.PipelineDefinition;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which batches a load may take: staged, not held, taken by no load, and with what they require loaded or among them. */
final class WaitingBatches {

    private final PipelineDefinition pipeline;
    private final BatchLedger ledger;

    WaitingBatches(PipelineDefinition pipeline) {
        this.pipeline = pipeline;
        this.ledger = new BatchLedger(pipeline.pipeline());
    }

    /** Oldest first, as far as one load takes them. */
    List<StagedBatch> all(Handle session) {
        return ready(session, datasets -> LoadPortion.of(ledger.unloadedBut(session, datasets)));
    }

    /** Those of the batches that still wait. */
    List<StagedBatch> among(Handle session, List<StagedBatch> batches) {
        Set<String> ids = batches.stream().map(b -> b.announcement().batch()).collect(Collectors.toSet());
        List<StagedBatch> still = ledger.unloaded(session, ids);
        return ready(session, datasets -> still.stream()
                .filter(b -> !datasets.contains(b.announcement().dataset()))
                .toList());
    }

    private List<StagedBatch> ready(Handle session, Function<Set<String>, List<StagedBatch>> but) {
        return new Requirements(pipeline).ready(() -> ledger.loadedDatasets(session), but);
    }
}
