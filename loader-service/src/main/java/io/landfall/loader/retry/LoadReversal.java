package io.landfall.loader.retry;

import io.landfall.event.BatchesReleased;
import io.landfall.event.Cause;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.LoadUndone;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.UndoLoad;
import io.landfall.failure.FailureKind;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.RetryLedger;
import io.landfall.ledger.RetryLedger.Decision;
import io.landfall.ledger.UndoLedger;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.loader.undo.UndoTransaction;
import io.landfall.project.PipelineDefinition;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.RefusalText;
import io.landfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes back a load whose checks failed, and for a reload releases its batches in the same transaction. */
final class LoadReversal {

    private final String pipeline;
    private final UndoTransaction undo;
    private final HeldLedger held;
    private final RetryLedger decisions;
    private final UndoLedger reversals;

    LoadReversal(PipelineDefinition pipeline) {
        this.pipeline = pipeline.pipeline();
        this.undo = new UndoTransaction(this.pipeline, pipeline.undo());
        this.held = new HeldLedger(this.pipeline);
        this.decisions = new RetryLedger(this.pipeline);
        this.reversals = new UndoLedger(this.pipeline);
    }

    /**
     * What came of it; the same request again changes nothing and has the same answer. Nothing where another service has
     * refused its part meanwhile, because people were told that the load stays as it is, or somebody took it back already.
     *
     * @throws RequestRefusedException if it cannot be done exactly; nothing was changed
     */
    List<LoadRequestEvent> run(Warehouse warehouse, RetryRequested retry, Cause cause) throws Exception {
        try {
            return warehouse.write(Ledger.loadFence(pipeline), session -> reverse(session, retry, cause));
        } catch (RequestRefusedException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                throw e;
            }
            throw new RequestRefusedException(
                    "the warehouse refused it, and nothing was changed: " + RefusalText.of(e));
        }
    }

    private List<LoadRequestEvent> reverse(Handle session, RetryRequested retry, Cause cause)
            throws RequestRefusedException {
        List<LoadRequestEvent> events = new ArrayList<>();
        if (isOver(session, retry)) {
            return events;
        }
        LoadUndone undone = undo.run(session, new UndoLoad(pipeline, retry.requestId(), retry.run(), false), cause);
        events.add(undone);
        if (retry.action() == RetryAction.RELOAD) {
            events.add(released(session, retry, undone, cause));
        }
        return events;
    }

    private boolean isOver(Handle session, RetryRequested retry) {
        RetryLedger.Failure failure = new RetryLedger.Failure(retry.run(), retry.occasion(), retry.attempt() - 1);
        return decisions.find(session, failure).filter(Decision::isLast).isPresent()
                || reversals
                        .undone(session, retry.run())
                        .filter(event -> !event.requestId().equals(retry.requestId()))
                        .isPresent();
    }

    private BatchesReleased released(Handle session, RetryRequested retry, LoadUndone undone, Cause cause)
            throws RequestRefusedException {
        List<String> before = held.releasedBy(session, retry.requestId());
        if (!before.isEmpty()) {
            return event(session, retry, before);
        }
        if (undone.replayable() < undone.batches()) {
            throw new RequestRefusedException("the staging tables of " + (undone.batches() - undone.replayable())
                    + " of the " + undone.batches() + " batches of load " + undone.load()
                    + " are gone, so it cannot be loaded again as it was; restage its files, or keep the tables longer"
                    + " (retention in pipeline.yaml)");
        }
        List<String> batches = new BatchLedger(pipeline)
                .takenBy(session, undone.load()).stream()
                        .map(b -> b.announcement().batch())
                        .toList();
        held.release(session, batches, retry.requestId(), cause);
        return event(session, retry, batches);
    }

    private BatchesReleased event(Handle session, RetryRequested retry, List<String> batches) {
        return BatchesReleased.of(pipeline, retry.requestId(), batches, held.settled(session, batches));
    }
}
