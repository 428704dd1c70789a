package io.landfall.quality.check;

import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.UndoLedger;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Runs the failed checks of a run again; the run passes if they pass. */
public final class Recheck {

    private final Project project;
    private final String pipeline;
    private final CheckRun run;
    private final LoadedRows rows;

    public Recheck(Project project, CheckRun run) {
        this.project = project;
        this.pipeline = project.pipeline().pipeline();
        this.run = run;
        this.rows = new LoadedRows(pipeline);
    }

    /** Whether the retry is carried out here, and not by the loader or the stager. */
    public static boolean concerns(RetryRequested requested) {
        return requested.action() == RetryAction.RECHECK && requested.occasion() != Occasion.GATE;
    }

    private record Known(
            boolean isOver, Optional<QualityOutcome> ended, Set<String> failed, List<StagedBatch> batches) {}

    /** The outcome, recorded in the ledger; a run that ended before is not repeated. Empty for a load that is undone. */
    public Optional<QualityOutcome> run(Warehouse warehouse, RetryRequested requested) throws Exception {
        Known known = warehouse.run(session -> known(session, requested));
        if (known.isOver() || known.ended().isPresent()) {
            return known.isOver() ? Optional.empty() : known.ended();
        }
        List<Check> checks = project.pipeline().checks().stream()
                .filter(check -> known.failed().contains(check.name()))
                .toList();
        return Optional.of(run.run(
                warehouse,
                new CheckRequest(requested.run(), requested.occasion(), requested.attempt(), checks, known.batches())));
    }

    private Known known(Handle session, RetryRequested requested) {
        boolean isLoad = requested.occasion() == Occasion.LOAD;
        return new Known(
                isLoad
                        && new UndoLedger(pipeline)
                                .undone(session, requested.run())
                                .isPresent(),
                new CheckLedger(pipeline).outcome(session, requested.run(), requested.attempt()),
                run.failed(session, requested.run(), requested.occasion(), requested.attempt() - 1),
                isLoad ? new BatchLedger(pipeline).takenBy(session, requested.run()) : rows.ofNewestLoad(session));
    }
}
