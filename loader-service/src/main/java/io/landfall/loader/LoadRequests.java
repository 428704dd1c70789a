package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.PipelineCommand;
import io.landfall.event.ReplayBatch;
import io.landfall.event.UndoLoad;
import io.landfall.failure.FailureKind;
import io.landfall.loader.hold.ReplayTransaction;
import io.landfall.loader.request.RequestRefusedException;
import io.landfall.loader.undo.UndoTransaction;
import io.landfall.project.Project;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.RefusalText;
import io.landfall.warehouse.Warehouse;

/** Carries out what people ask of the loads of a pipeline. A command may come again: its effect is there once. */
public final class LoadRequests {

    private final String pipeline;
    private final ReplayTransaction replay;
    private final UndoTransaction undo;

    public LoadRequests(Project project) {
        this.pipeline = project.pipeline().pipeline();
        this.replay = new ReplayTransaction(pipeline);
        this.undo = new UndoTransaction(pipeline, project.pipeline().undo());
    }

    /** Whether the loader is asked, and not another service. */
    public static boolean concerns(PipelineCommand command) {
        return command instanceof ReplayBatch || command instanceof UndoLoad;
    }

    /**
     * What came of the command.
     *
     * @throws Exception if it may succeed later; nothing was done
     */
    public LoadRequestEvent answer(Warehouse warehouse, PipelineCommand command, Cause cause) throws Exception {
        try {
            return command instanceof UndoLoad load
                    ? undo.run(warehouse, load, cause)
                    : replay.run(warehouse, (ReplayBatch) command, cause);
        } catch (RequestRefusedException e) {
            return refused(command, e.getMessage());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                throw e;
            }
            return refused(command, "the warehouse refused it, and nothing was changed: " + RefusalText.of(e));
        }
    }

    private LoadRequestRefused refused(PipelineCommand command, String reason) {
        return new LoadRequestRefused(pipeline, command.requestId(), reason);
    }
}
