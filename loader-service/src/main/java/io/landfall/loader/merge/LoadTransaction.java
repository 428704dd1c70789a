package io.landfall.loader.merge;

import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.project.Project;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Takes every staged batch no load has taken, writes all targets of the pipeline, and records the load, in one transaction
 * under the pipeline's fence.
 */
public final class LoadTransaction {

    private final Project project;
    private final String pipeline;

    public LoadTransaction(Project project) {
        this.project = project;
        this.pipeline = project.pipeline().pipeline();
    }

    /** @return the load; empty if there was nothing to load, which is how a second announcement of a batch ends */
    public Optional<CommittedLoad> run(Warehouse warehouse) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), this::load);
    }

    private Optional<CommittedLoad> load(Handle session) {
        List<StagedBatch> batches = new BatchLedger(pipeline).unloaded(session);
        if (batches.isEmpty()) {
            return Optional.empty();
        }
        LoadPlan plan = LoadPlan.of(project, BatchId.of(Clock.systemUTC(), batches), batches);
        Map<String, TableChange> tables = write(session, plan);
        CommittedLoad load = new CommittedLoad(
                new TablesLoaded(pipeline, plan.load(), batches.size(), plan.files(), plan.stagedRows(), tables),
                batches.get(0).cause());
        LoadLedger ledger = new LoadLedger(pipeline);
        ledger.loaded(session, load, batches);
        dropChecked(session, ledger);
        return Optional.of(load);
    }

    private Map<String, TableChange> write(Handle session, LoadPlan plan) {
        TargetWriter writer = new TargetWriter(session);
        Map<String, TableChange> tables = new TreeMap<>();
        for (Delta delta : plan.deltas()) {
            tables.merge(
                    delta.load().target().toString(),
                    writer.write(delta),
                    (a, b) -> new TableChange(a.inserted() + b.inserted(), a.updated() + b.updated()));
        }
        return tables;
    }

    /** Rides along, so that dropping tables costs no commit of its own and never wakes an idle warehouse. */
    private static void dropChecked(Handle session, LoadLedger ledger) {
        List<String> tables = ledger.droppable(session);
        if (!tables.isEmpty()) {
            tables.forEach(table -> session.execute(
                    "DROP TABLE IF EXISTS " + QualifiedName.parse(table).sql()));
            ledger.dropped(session);
        }
    }
}
