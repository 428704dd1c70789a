package io.landfall.quality.check;

import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.StagedBatch;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows the newest load brought, as long as they are there apart from its targets. */
final class LoadedRows {

    private final String pipeline;

    LoadedRows(String pipeline) {
        this.pipeline = pipeline;
    }

    /** The batches of the newest load that is not undone; empty where the staging table of one of them is gone. */
    List<StagedBatch> ofNewestLoad(Handle session) {
        LoadLedger loads = new LoadLedger(pipeline);
        Optional<String> load = loads.newestEffective(session);
        if (load.isEmpty()) {
            return List.of();
        }
        List<StagedBatch> batches = new BatchLedger(pipeline).takenBy(session, load.get());
        return loads.undropped(session, load.get()) == batches.size() ? batches : List.of();
    }
}
