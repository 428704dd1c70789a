package io.landfall.loader.merge;

import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.StagedRelations;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.loader.plan.Requirements;
import io.landfall.loader.undo.EffectKeeper;
import io.landfall.loader.undo.ImageRetention;
import io.landfall.loader.undo.LoadImages;
import io.landfall.project.LoadMode;
import io.landfall.project.Project;
import io.landfall.project.ProjectRelations;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes what is staged, waits and is not held, writes all targets of the pipeline, and records the load, in one transaction
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

    /** Loads what waits, as far as one load takes it. */
    public Outcome run(Warehouse warehouse) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), session -> {
            List<StagedBatch> batches = waiting(session);
            return batches.isEmpty()
                    ? new Outcome(new LoadLedger(pipeline).unchecked(session), true)
                    : new Outcome(List.of(load(session, batches)), false);
        });
    }

    /** The batches that wait for a load, oldest first, as far as one load takes them. */
    public List<StagedBatch> waiting(Warehouse warehouse) throws Exception {
        return warehouse.run(this::waiting);
    }

    /** Loads those of the batches that still wait, together; empty if none does. */
    public Optional<CommittedLoad> runOnly(Warehouse warehouse, List<StagedBatch> batches) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), session -> {
            List<StagedBatch> still = waiting(session, batches);
            return still.isEmpty() ? Optional.empty() : Optional.of(load(session, still));
        });
    }

    /** Holds the batch, unless it was loaded or held meanwhile. */
    public void hold(Warehouse warehouse, StagedBatch batch, String reason) throws Exception {
        warehouse.write(Ledger.loadFence(pipeline), session -> {
            if (!waiting(session, List.of(batch)).isEmpty()) {
                String id = batch.announcement().batch();
                new HeldLedger(pipeline).hold(session, List.of(id), reason, null);
            }
            return null;
        });
    }

    private List<StagedBatch> waiting(Handle session) {
        BatchLedger ledger = new BatchLedger(pipeline);
        return ready(session, datasets -> LoadPortion.of(ledger.unloadedBut(session, datasets)));
    }

    /** Those of the batches that still wait, and have what they require loaded or among them. */
    private List<StagedBatch> waiting(Handle session, List<StagedBatch> batches) {
        Set<String> ids = batches.stream().map(b -> b.announcement().batch()).collect(Collectors.toSet());
        List<StagedBatch> still = new BatchLedger(pipeline).unloaded(session, ids);
        return ready(session, datasets -> still.stream()
                .filter(b -> !datasets.contains(b.announcement().dataset()))
                .toList());
    }

    private List<StagedBatch> ready(Handle session, Function<Set<String>, List<StagedBatch>> but) {
        return new Requirements(project.pipeline()).ready(() -> new BatchLedger(pipeline).loadedDatasets(session), but);
    }

    private CommittedLoad load(Handle session, List<StagedBatch> batches) {
        ProjectRelations relations = StagedRelations.of(session, project, batches);
        LoadPlan plan = LoadPlan.of(
                project,
                relations,
                StagedRelations.newest(session, project, relations, this::isReplacing, batches),
                BatchId.of(Clock.systemUTC(), batches),
                batches);
        Map<String, TableChange> tables = write(session, plan);
        CommittedLoad load = new CommittedLoad(
                new TablesLoaded(pipeline, plan.load(), batches.size(), plan.files(), plan.stagedRows(), tables),
                batches.get(0).cause());
        LoadLedger ledger = new LoadLedger(pipeline);
        ledger.loaded(session, load, batches);
        dropChecked(session, ledger, project.pipeline().retentions());
        if (project.pipeline().undo().keeps()) {
            new ImageRetention(pipeline, project.pipeline().undo().keep()).apply(session);
        }
        return load;
    }

    private boolean isReplacing(String dataset) {
        return project.pipeline().loads().stream()
                .anyMatch(
                        load -> load.mode() == LoadMode.REPLACE && load.inputs().contains(dataset));
    }

    private Map<String, TableChange> write(Handle session, LoadPlan plan) {
        if (!project.pipeline().undo().keeps() || plan.deltas().isEmpty()) {
            return write(session, plan, EffectKeeper.NONE);
        }
        LoadImages images = new LoadImages(session, pipeline, plan);
        Map<String, TableChange> tables = write(session, plan, images);
        images.recorded();
        return tables;
    }

    private static Map<String, TableChange> write(Handle session, LoadPlan plan, EffectKeeper keeper) {
        TargetWriter writer = new TargetWriter(session, keeper);
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
