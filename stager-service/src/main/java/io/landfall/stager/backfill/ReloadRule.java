package io.landfall.stager.backfill;

import io.landfall.event.LandedFile;
import io.landfall.ledger.LoadLedger;
import io.landfall.project.Dataset;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.PipelineDefinition;
import io.landfall.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Files a load has taken may be loaded again only where that does not double their rows: a load that appends without a key
 * writes every row once more.
 */
final class ReloadRule {

    private final PipelineDefinition pipeline;
    private final Dataset dataset;
    private final Warehouse warehouse;

    ReloadRule(PipelineDefinition pipeline, Dataset dataset, Warehouse warehouse) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.warehouse = warehouse;
    }

    void check(List<LandedFile> files) throws Exception {
        if (doubling().isPresent() && !files.isEmpty()) {
            warehouse.run(session -> {
                check(session, files);
                return null;
            });
        }
    }

    void check(Handle session, List<LandedFile> files) throws BackfillRefusedException {
        Optional<Load> doubling = doubling();
        if (doubling.isPresent() && !files.isEmpty()) {
            Optional<String> load = new LoadLedger(pipeline.pipeline()).thatTook(session, dataset.name(), files);
            if (load.isPresent()) {
                throw new BackfillRefusedException(
                        "the load of " + doubling.get().target()
                                + " appends without a key, so files that are loaded already would be in it twice; undo the load"
                                + " that took them first: ./landfall undo " + load.get() + ", or give the load a key");
            }
        }
    }

    private Optional<Load> doubling() {
        return pipeline.loads().stream()
                .filter(load -> load.inputs().contains(dataset.name()))
                .filter(load -> load.mode() == LoadMode.APPEND && load.key().isEmpty())
                .findFirst();
    }
}
