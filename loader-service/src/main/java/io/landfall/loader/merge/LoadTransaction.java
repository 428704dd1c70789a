package io.landfall.loader.merge;

import io.landfall.checks.BrokenCheckException;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.QualityPassed;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.ReplacedLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.StagedRelations;
import io.landfall.loader.gate.GateFailedException;
import io.landfall.loader.gate.Gates;
import io.landfall.loader.plan.Delta;
import io.landfall.loader.plan.LoadPlan;
import io.landfall.loader.undo.ImageRetention;
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
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Takes what is staged, waits and is not held, writes all targets of the pipeline, lets the gates look at them, and records
 * the load, in one transaction under the pipeline's fence.
 */
public final class LoadTransaction {

    private final Project project;
    private final String pipeline;
    private final WaitingBatches waiting;
    private final UncheckedLoads unchecked;
    private final Gates gates;

    public LoadTransaction(Project project) {
        this.project = project;
        this.pipeline = project.pipeline().pipeline();
        this.waiting = new WaitingBatches(project.pipeline());
        this.gates = new Gates(project);
        this.unchecked = new UncheckedLoads(project);
    }

    /** Work in the transaction, with gates that are asked together, or each alone. */
    @FunctionalInterface
    private interface Gated {
        LoadOutcome run(Handle session, Gates gates) throws Exception;
    }

    /** Loads what waits, as far as one load takes it. */
    public LoadOutcome run(Warehouse warehouse) throws Exception {
        return run(warehouse, batches -> false);
    }

    /**
     * Loads what waits, as far as one load takes it.
     *
     * @param refused whether loading just these batches is of no use
     * @throws GateFailedException if a gate refuses it; nothing was changed
     */
    public LoadOutcome run(Warehouse warehouse, Predicate<List<StagedBatch>> refused) throws Exception {
        return write(warehouse, (session, asked) -> {
            List<StagedBatch> batches = waiting.all(session);
            return batches.isEmpty() || refused.test(batches) ? unchecked.all(session) : load(session, batches, asked);
        });
    }

    /** The loads whose checks have not ended, as an attempt that has nothing to load. */
    public LoadOutcome unchecked(Warehouse warehouse) throws Exception {
        return warehouse.run(unchecked::all);
    }

    /** Those of the named gates that fail on the tables as they are, whatever waits. */
    public List<String> failingNow(Warehouse warehouse, List<String> gateNames) throws Exception {
        return warehouse.session(session -> gates.failingNow(session, gateNames));
    }

    /** The batches that wait for a load, oldest first, as far as one load takes them. */
    public List<StagedBatch> waiting(Warehouse warehouse) throws Exception {
        return warehouse.run(waiting::all);
    }

    /**
     * Loads those of the batches that still wait, together; nothing if none does.
     *
     * @throws GateFailedException if a gate refuses it; nothing was changed
     */
    public LoadOutcome runOnly(Warehouse warehouse, List<StagedBatch> batches) throws Exception {
        return write(warehouse, (session, asked) -> {
            List<StagedBatch> still = waiting.among(session, batches);
            return still.isEmpty() ? LoadOutcome.more() : load(session, still, asked);
        });
    }

    /** Holds the batch, unless it was loaded or held meanwhile. */
    public void hold(Warehouse warehouse, StagedBatch batch, String reason) throws Exception {
        warehouse.write(Ledger.loadFence(pipeline), session -> {
            if (!waiting.among(session, List.of(batch)).isEmpty()) {
                String id = batch.announcement().batch();
                new HeldLedger(pipeline).hold(session, List.of(id), reason, null);
            }
            return null;
        });
    }

    /** Once more with each gate alone where the SQL of one of several ended with an error: it has to be named. */
    private LoadOutcome write(Warehouse warehouse, Gated work) throws Exception {
        try {
            return warehouse.write(Ledger.loadFence(pipeline), session -> work.run(session, gates));
        } catch (BrokenCheckException e) {
            Gates alone = gates.oneByOne();
            return warehouse.write(Ledger.loadFence(pipeline), session -> work.run(session, alone));
        }
    }

    private LoadOutcome load(Handle session, List<StagedBatch> batches, Gates asked) throws GateFailedException {
        LoadPlan plan = plan(session, batches);
        Map<String, TableChange> tables = new PlanWriter(session, project.pipeline(), asked::readRowsOf).write(plan);
        Optional<QualityPassed> passed = asked.run(session, plan);
        plan.deltas().stream().filter(asked::readRowsOf).map(Delta::table).forEach(t -> session.execute(Delta.drop(t)));
        CommittedLoad load = new CommittedLoad(
                new TablesLoaded(pipeline, plan.load(), batches.size(), plan.files(), plan.stagedRows(), tables),
                batches.get(0).cause());
        LoadLedger ledger = new LoadLedger(pipeline);
        ledger.loaded(session, load, batches);
        Optional<BatchesReplaced> replaced = new ReplacedLedger(pipeline).replace(session, plan.load());
        dropChecked(session, ledger, project.pipeline().retentions());
        if (project.pipeline().undo().keeps()) {
            new ImageRetention(pipeline, project.pipeline().undo().keep()).apply(session);
        }
        return LoadOutcome.of(load, passed, replaced);
    }

    private LoadPlan plan(Handle session, List<StagedBatch> batches) {
        ProjectRelations relations = StagedRelations.of(session, project, batches);
        return LoadPlan.of(
                project,
                relations,
                StagedRelations.newest(session, project, relations, this::isReplacing, batches),
                BatchId.of(Clock.systemUTC(), batches),
                batches);
    }

    private boolean isReplacing(String dataset) {
        return project.pipeline().loads().stream()
                .anyMatch(
                        load -> load.mode() == LoadMode.REPLACE && load.inputs().contains(dataset));
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
