package io.landfall.loader.gate;

import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckRunner;
import io.landfall.checks.CheckSubject;
import io.landfall.event.CheckOutcome;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.QualityPassed;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.GateLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Project;
import io.landfall.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What gates found, written down, and told again from there. */
public final class GateRecords {

    private static final int MOST_TRIES_AN_HOUR = 5;

    private final String pipeline;
    private final CheckRunner runner;
    private final CheckResultLedger results;
    private final GateLedger failures;

    public GateRecords(Project project) {
        this.pipeline = project.pipeline().pipeline();
        this.runner = new CheckRunner(project);
        this.results = new CheckResultLedger(pipeline);
        this.failures = new GateLedger(pipeline);
    }

    /** Records what is true of a load, in its transaction. */
    QualityPassed passed(Handle session, CheckSubject subject, List<CheckResult> found) {
        runner.record(session, subject, found);
        return (QualityPassed) outcome(subject, found);
    }

    /**
     * Records that a load came to nothing, in a transaction of its own; recorded already, it stays as it is. Killed before it,
     * nobody knows of the try, and the next one is the same again.
     *
     * @param isAsked whether there was a reason to try; without one, the same checks keeping the same batches back is what is
     *     known, and no further attempt
     */
    public QualityFailed failed(Warehouse warehouse, GateFailedException failure, boolean isAsked) throws Exception {
        return warehouse.write(Ledger.loadFence(pipeline), session -> {
            List<String> batches = ids(failure.batches());
            GateLedger.Failure tried = tried(session, failure, isAsked);
            CheckSubject subject = failure.subject(tried.attempt());
            int before = failures.attempts(session, batches);
            if (before < tried.attempt()) {
                runner.record(session, subject, failure.results());
            }
            if (before < tried.attempt() || !isAsked) {
                failures.failed(session, tried, batches, failure.checks());
            }
            return (QualityFailed) outcome(subject, failure.results());
        });
    }

    private GateLedger.Failure tried(Handle session, GateFailedException failure, boolean isAsked) {
        GateLedger.Failure next =
                new GateLedger.Failure(failure.batches().get(0).announcement().batch(), failure.attempt());
        List<String> batches = ids(failure.batches());
        return isAsked
                ? next
                : failures.newest(session, batches)
                        .filter(known -> failures.isSame(session, known, batches, failure.checks()))
                        .orElse(next);
    }

    /** Whether just these batches were tried so often lately that the next try can wait for a reason. */
    boolean areTriedOften(Handle session, List<StagedBatch> waiting) {
        return failures.newest(session, ids(waiting))
                .filter(newest -> failures.isOf(session, newest, ids(waiting))
                        && failures.triesOfAnHour(session, newest) > MOST_TRIES_AN_HOUR)
                .isPresent();
    }

    /** What the gates of a load found that is committed; empty if none was asked. */
    public Optional<QualityPassed> passed(Handle session, String load) {
        List<String> batches = ids(new BatchLedger(pipeline).takenBy(session, load));
        return again(session, load, failures.attempts(session, batches) + 1).map(QualityPassed.class::cast);
    }

    /** What the gates found last of batches that wait; empty if they never refused one of them. */
    public Optional<QualityFailed> failed(Handle session, List<StagedBatch> waiting) {
        return failures.newest(session, ids(waiting))
                .flatMap(failure -> again(session, failure.run(), failure.attempt()))
                .filter(QualityFailed.class::isInstance)
                .map(QualityFailed.class::cast);
    }

    private Optional<QualityOutcome> again(Handle session, String run, int attempt) {
        List<CheckOutcome> found = results.outcomes(session, new CheckResultLedger.Run(run, Occasion.GATE, attempt));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(QualityOutcome.of(pipeline, run, Occasion.GATE, attempt, found));
    }

    private QualityOutcome outcome(CheckSubject subject, List<CheckResult> found) {
        return QualityOutcome.of(
                pipeline,
                subject.run(),
                Occasion.GATE,
                subject.attempt(),
                found.stream().map(CheckResult::outcome).toList());
    }

    private static List<String> ids(List<StagedBatch> batches) {
        return batches.stream().map(b -> b.announcement().batch()).toList();
    }
}
