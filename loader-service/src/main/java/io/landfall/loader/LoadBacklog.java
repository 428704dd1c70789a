package io.landfall.loader;

import io.landfall.event.LoadFailed;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.RefusalText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Loads a backlog of which something cannot be written: in halves, and halves of those that fail, so that a batch is found in
 * as many steps as its number of batches can be halved. What fails alone is held.
 */
final class LoadBacklog {

    private final String pipeline;
    private final LoadTransaction transaction;
    private final WarehouseGate gate;
    private final Announcer announcer;
    private final Consumer<CommittedLoad> loaded;

    /** @param loaded is told of every load that is committed */
    LoadBacklog(
            String pipeline,
            LoadTransaction transaction,
            WarehouseGate gate,
            Announcer announcer,
            Consumer<CommittedLoad> loaded) {
        this.pipeline = pipeline;
        this.transaction = transaction;
        this.gate = gate;
        this.announcer = announcer;
        this.loaded = loaded;
    }

    /** @throws Exception a failure that is not the data's; what is committed or held by then stays so */
    void load(WarehouseGate.Open open) throws Exception {
        load(open, transaction.waiting(open.warehouse()));
    }

    private void load(WarehouseGate.Open open, List<StagedBatch> batches) throws Exception {
        Optional<CommittedLoad> load;
        try {
            load = transaction.runOnly(open.warehouse(), batches);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!gate.isOpen(open) || RedshiftFailures.classify(e) != FailureKind.TERMINAL) {
                throw e;
            }
            divide(open, batches, e);
            return;
        }
        load.ifPresent(loaded);
    }

    private void divide(WarehouseGate.Open open, List<StagedBatch> batches, Exception failure) throws Exception {
        if (batches.size() == 1) {
            hold(open, batches.get(0), failure);
            return;
        }
        int middle = batches.size() / 2;
        load(open, batches.subList(0, middle));
        load(open, batches.subList(middle, batches.size()));
    }

    /** Told first: told twice is harmless, held without a word is not. */
    private void hold(WarehouseGate.Open open, StagedBatch batch, Exception failure) throws Exception {
        String id = batch.announcement().batch();
        String reason = RefusalText.of(failure) + "; the other batches go on. Batch " + id + " is held and stays in "
                + batch.announcement().stagingTable()
                + ": correct the project, or the rows of that table, then ./landfall replay " + id;
        announcer.announce(batch.cause(), new LoadFailed(pipeline, id, 1, reason));
        transaction.hold(open.warehouse(), batch, RefusalText.of(failure));
    }
}
