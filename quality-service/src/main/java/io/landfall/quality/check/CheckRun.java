package io.landfall.quality.check;

import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckRunner;
import io.landfall.checks.CheckSubject;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.ledger.CheckLedger;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.Ledger;
import io.landfall.metrics.WorkMeters;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checks and records what they found. */
public final class CheckRun {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRun.class);
    private static final Pattern CANCELLED =
            Pattern.compile("cancell?ed on user's request|cancell?ing statement", Pattern.CASE_INSENSITIVE);

    /** Why a check is left out, for a person. */
    static final String NOTHING_TO_LOOK_AT =
            "no load has written their tables yet, or they are about the rows of the newest"
                    + " load alone, and its staging tables are not there any more; they are kept for the datasets' retention";

    private final Project project;
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
        this.project = project;
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
        CheckSubject subject = new CheckSubject(
                request.run(), request.occasion(), request.attempt(), request.batches(), Map.of(), clock.instant());
        List<CheckResult> found = ask(warehouse, asked(warehouse, request), subject);
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
                runner.record(session, subject, found);
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

    /**
     * Those of the checks that can be asked: some make sense only with the batches of the load they are about, and none before
     * their tables were ever loaded.
     */
    List<Check> askable(Warehouse warehouse, CheckRequest request) throws Exception {
        List<Check> checks = request.batches().isEmpty()
                ? request.checks().stream()
                        .filter(check -> !runner.needsBatches(check))
                        .toList()
                : request.checks();
        if (request.occasion() == Occasion.LOAD || checks.isEmpty()) {
            return checks;
        }
        TablesToCome toCome = warehouse.run(session -> TablesToCome.of(session, project, checks));
        return checks.stream().flatMap(check -> toCome.without(check).stream()).toList();
    }

    private List<Check> asked(Warehouse warehouse, CheckRequest request) throws Exception {
        List<Check> askable = askable(warehouse, request);
        if (askable.size() < request.checks().size()) {
            LOG.info(
                    "{} of {} checks are left out of run {}: {}",
                    request.checks().size() - askable.size(),
                    request.checks().size(),
                    request.run(),
                    NOTHING_TO_LOOK_AT);
        }
        return askable;
    }

    /** Outside a transaction: a check whose SQL fails must not take the others with it. */
    private List<CheckResult> ask(Warehouse warehouse, List<Check> checks, CheckSubject subject) throws Exception {
        return checks.isEmpty()
                ? List.of()
                : warehouse.patient(longest).session(session -> runner.run(session, checks, subject)).stream()
                        .map(this::timed)
                        .toList();
    }

    /** The warehouse only says that it cancelled something. */
    private CheckResult timed(CheckResult result) {
        CheckOutcome outcome = result.outcome();
        if (outcome.status() != CheckStatus.BROKEN
                || !CANCELLED.matcher(outcome.observed()).find()) {
            return result;
        }
        String observed = "took longer than " + words(longest) + ": " + outcome.observed();
        return new CheckResult(
                result.check(),
                result.table(),
                new CheckOutcome(
                        outcome.check(),
                        outcome.table(),
                        outcome.status(),
                        outcome.severity(),
                        observed,
                        outcome.expected(),
                        null,
                        null,
                        null,
                        outcome.owner()),
                result.samples(),
                result.measure());
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
