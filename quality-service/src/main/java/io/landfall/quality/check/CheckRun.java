package io.landfall.quality.check;

import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckRunner;
import io.landfall.checks.CheckSubject;
import io.landfall.checks.FailingRow;
import io.landfall.event.CheckOutcome;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.Ledger;
import io.landfall.metrics.WorkMeters;
import io.landfall.project.Project;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Runs checks and records what they found. */
public final class CheckRun {

    private final String pipeline;
    private final CheckRunner runner;
    private final CheckResultLedger results;
    private final Duration longest;
    private final Clock clock;

    /**
     * @param longest a check that takes longer is broken
     * @param clock what freshness is measured against
     */
    public CheckRun(Project project, Duration longest, Clock clock) {
        this.pipeline = project.pipeline().pipeline();
        this.runner = new CheckRunner(project);
        this.results = new CheckResultLedger(pipeline);
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * The outcome, recorded in the ledger. Of two who run the same at the same time the one that ends first counts.
     *
     * @throws Exception if it may succeed later; nothing was recorded
     */
    QualityOutcome run(Warehouse warehouse, CheckRequest request) throws Exception {
        long begin = System.nanoTime();
        List<CheckResult> found = ask(warehouse, request);
        QualityOutcome outcome = QualityOutcome.of(
                pipeline,
                request.run(),
                request.occasion(),
                request.attempt(),
                found.stream().map(CheckResult::outcome).toList());
        WorkMeters.checked(pipeline, request.occasion().name(), Duration.ofNanos(System.nanoTime() - begin));
        CheckLedger ledger = new CheckLedger(pipeline);
        return warehouse.write(Ledger.checkFence(pipeline), session -> {
            Optional<QualityOutcome> before = ledger.outcome(session, request.run(), request.attempt());
            if (before.isEmpty()) {
                results.record(session, recorded(request), recorded(found));
                ledger.ended(session, outcome);
            }
            return before.orElse(outcome);
        });
    }

    /** The names of the checks that failed in a run that ended. */
    Set<String> failed(Handle session, String run, Occasion occasion, int attempt) {
        return results.outcomes(session, new CheckResultLedger.Run(run, occasion, attempt)).stream()
                .filter(o -> o.status().isFailure())
                .map(CheckOutcome::check)
                .collect(Collectors.toSet());
    }

    /** Outside a transaction: a check whose SQL fails must not take the others with it. */
    private List<CheckResult> ask(Warehouse warehouse, CheckRequest request) throws Exception {
        CheckSubject subject = new CheckSubject(
                request.run(), request.occasion(), request.attempt(), request.batches(), Map.of(), clock.instant());
        return request.checks().isEmpty()
                ? List.of()
                : warehouse.patient(longest).session(session -> runner.run(session, request.checks(), subject));
    }

    private static CheckResultLedger.Run recorded(CheckRequest request) {
        return new CheckResultLedger.Run(request.run(), request.occasion(), request.attempt());
    }

    private static List<CheckResultLedger.Result> recorded(List<CheckResult> found) {
        return found.stream()
                .map(r -> new CheckResultLedger.Result(
                        r.outcome(),
                        r.measure(),
                        r.samples().stream().map(FailingRow::values).toList()))
                .toList();
    }
}
