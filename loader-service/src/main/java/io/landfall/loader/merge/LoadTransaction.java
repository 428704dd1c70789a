package io.landfall.loader.merge;

import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.StagedRelations;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.loader.plan.Requirements;
import io.landfall.project.Project;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /**
     * How a run ended.
     *
     * @param committed the load of this run; where there was nothing to load, all loads whose checks have not ended,
     *     because a commit whose answer was lost looks like nothing to do
     * @param isLast whether there was nothing to load
     */
    public record Outcome(List<CommittedLoad> committed, boolean isLast) {

        /** Something was done otherwise; there may be more. */
        public static Outcome more() {
            return new Outcome(List.of(), false);
        }

        public Set<String> ids() {
            return committed.stream().map(l -> l.announcement().load()).collect(Collectors.toSet());
        }
    }

    /** Loads everything that waits, but for what is aside. */
    public Outcome run(Warehouse warehouse, Set<String> aside) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), session -> {
            List<StagedBatch> batches = waiting(session, aside);
            return batches.isEmpty()
                    ? new Outcome(new LoadLedger(pipeline).unchecked(session), true)
                    : new Outcome(List.of(load(session, batches)), false);
        });
    }

    /** The batches no load has taken, but for what is aside; oldest first. */
    public List<StagedBatch> waiting(Warehouse warehouse, Set<String> aside) throws Exception {
        return warehouse.run(session -> waiting(session, aside));
    }

    /** Loads one batch alone; empty if it was loaded meanwhile. */
    public Optional<CommittedLoad> runOne(Warehouse warehouse, String batch) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), session -> {
            List<StagedBatch> one = waiting(session, Set.of()).stream()
                    .filter(b -> b.announcement().batch().equals(batch))
                    .toList();
            return one.isEmpty() ? Optional.empty() : Optional.of(load(session, one));
        });
    }

    private List<StagedBatch> waiting(Handle session, Set<String> aside) {
        BatchLedger ledger = new BatchLedger(pipeline);
        return new Requirements(project.pipeline())
                .ready(() -> ledger.loadedDatasets(session), datasets -> ledger.unloadedBut(session, datasets).stream()
                        .filter(b -> !aside.contains(b.announcement().batch()))
                        .toList());
    }

    private CommittedLoad load(Handle session, List<StagedBatch> batches) {
        LoadPlan plan = LoadPlan.of(
                project,
                StagedRelations.of(session, project, batches),
                BatchId.of(Clock.systemUTC(), batches),
                batches);
        Map<String, TableChange> tables = write(session, plan);
        CommittedLoad load = new CommittedLoad(
                new TablesLoaded(pipeline, plan.load(), batches.size(), plan.files(), plan.stagedRows(), tables),
                batches.get(0).cause());
        LoadLedger ledger = new LoadLedger(pipeline);
        ledger.loaded(session, load, batches);
        dropChecked(session, ledger, project.pipeline().retentions());
        return load;
    }

    private Map<String, TableChange> write(Handle session, LoadPlan plan) {
        TargetWriter writer = new TargetWriter(session, effect -> {});
        Map<String, TableChange> tables = new TreeMap<>();
        for (Delta delta : plan.deltas()) {
            tables.merge(delta.load().target().toString(), writer.write(delta), TableChange::and);
        }
        return tables;
    }

    /** Rides along, so that dropping tables costs no commit of its own and never wakes an idle warehouse. */
    private static void dropChecked(Handle session, LoadLedger ledger, Map<String, Duration> retentions) {
        List<String> tables = ledger.droppable(session, retentions);
        if (!tables.isEmpty()) {
            tables.forEach(table -> session.execute(
                    "DROP TABLE IF EXISTS " + QualifiedName.parse(table).sql()));
            ledger.dropped(session, tables);
        }
    }
}
