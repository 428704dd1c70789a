package io.landfall.loader.hold;

import io.landfall.event.LoadFailed;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.gate.GateFailedException;
import io.landfall.loader.merge.LoadOutcome;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.RefusalText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Loads a backlog of which something cannot be written: in halves, and halves of those that fail, so that a batch is found in
 * as many steps as its number of batches can be halved. What fails alone is held.
 */
public final class LoadBacklog {

    private final String pipeline;
    private final LoadTransaction transaction;
    private final WarehouseGate gate;
    private final Announcer announcer;
    private final Consumer<LoadOutcome> loaded;

    /** @param loaded is told of every load that is committed */
    public LoadBacklog(
            String pipeline,
            LoadTransaction transaction,
            WarehouseGate gate,
            Announcer announcer,
            Consumer<LoadOutcome> loaded) {
        this.pipeline = pipeline;
        this.transaction = transaction;
        this.gate = gate;
        this.announcer = announcer;
        this.loaded = loaded;
    }

    /** What to do with batches that a gate refuses. */
    @FunctionalInterface
    interface Refusal {
        /** How many parts of them were loaded or held after all. */
        int of(List<StagedBatch> batches, GateFailedException refusal) throws Exception;
    }

    /**
     * Loads what waits. Parts that a gate refuses go on waiting, for a load of all that is left.
     *
     * @throws GateFailedException if that is all that came of it
     * @throws Exception a failure that is not the data's; what is committed or held by then stays so
     */
    public void load(WarehouseGate.Open open) throws Exception {
        List<StagedBatch> waiting = transaction.waiting(open.warehouse());
        List<GateFailedException> refusals = new ArrayList<>();
        int done = load(open, waiting, (batches, refusal) -> {
            refusals.add(refusal);
            return 0;
        });
        if (done == 0 && !refusals.isEmpty()) {
            // Together they had as many attempts as the one of them that had the most.
            throw Collections.max(refusals, Comparator.comparingInt(GateFailedException::attempt))
                    .of(waiting);
        }
    }

    /** Loads the batches, together or in parts; how many parts were loaded or held. */
    int load(WarehouseGate.Open open, List<StagedBatch> batches, Refusal refusal) throws Exception {
        try {
            LoadOutcome outcome = transaction.runOnly(open.warehouse(), batches);
            loaded.accept(outcome);
            return outcome.committed().size();
        } catch (InterruptedException e) {
            throw e;
        } catch (GateFailedException e) {
            return refusal.of(batches, e);
        } catch (Exception e) {
            if (!gate.isOpen(open) || RedshiftFailures.classify(e) != FailureKind.TERMINAL) {
                throw e;
            }
            return divide(open, batches, refusal, RefusalText.of(e));
        }
    }

    private int divide(WarehouseGate.Open open, List<StagedBatch> batches, Refusal refusal, String reason)
            throws Exception {
        if (batches.size() == 1) {
            hold(open, batches.get(0), reason);
            return 1;
        }
        int middle = batches.size() / 2;
        return load(open, batches.subList(0, middle), refusal)
                + load(open, batches.subList(middle, batches.size()), refusal);
    }

    /** Told first: told twice is harmless, held without a word is not. */
    void hold(WarehouseGate.Open open, StagedBatch batch, String reason) throws Exception {
        String id = batch.announcement().batch();
        String told = reason + "; the batch is held in " + batch.announcement().stagingTable()
                + " and the others go on: correct its files and drop them again, or correct the project or the rows"
                + " of that table, then ./landfall replay " + id;
        announcer.announce(batch.cause(), new LoadFailed(pipeline, id, 1, told));
        transaction.hold(open.warehouse(), batch, reason);
    }
}
