package io.landfall.quality.retry;

import io.landfall.event.CheckOutcome;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.RetryLedger;
import io.landfall.ledger.RetryLedger.Decision;
import io.landfall.ledger.RetryLedger.Failure;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.UndoLedger;
import io.landfall.project.Project;
import io.landfall.project.check.FailureAction;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Decides what is done about failed runs. A decision is written down, under the fence of the pipeline's checks, before
 * anybody is told of it: whoever sees the same failure again finds the same decision.
 */
public final class RetryDecisions {

    private static final String NONE = "";
    private static final int LONGEST_REASON = 4000;

    private final String pipeline;
    private final Remedies remedies;
    private final RetryLedger ledger;
    private final Clock clock;

    /** @param clock tells when a retry may begin, and whether a deadline is over */
    public RetryDecisions(Project project, Clock clock) {
        this.pipeline = project.pipeline().pipeline();
        this.remedies = new Remedies(project.pipeline());
        this.ledger = new RetryLedger(pipeline);
        this.clock = clock;
    }

    /** Whether anything is decided about the run: of what somebody asked for, that person has the answer. */
    public static boolean concerns(QualityFailed failed) {
        return failed.occasion() != Occasion.REQUEST;
    }

    /**
     * What is done about the run; empty where nothing is to be done, because what it is about is gone meanwhile.
     *
     * @param failedAt when it was announced
     */
    public Optional<Decision> decide(Warehouse warehouse, QualityFailed failed, Instant failedAt) throws Exception {
        Failure failure = new Failure(failed.run(), failed.occasion(), failed.attempt());
        return warehouse.write(Ledger.checkFence(pipeline), session -> {
            Optional<Decision> before = ledger.find(session, failure);
            if (before.isPresent() || isOver(session, failure)) {
                return before;
            }
            Decision decision = decision(session, failed, failure, failedAt);
            ledger.decided(session, decision);
            ledger.clean(session, failure.run());
            return Optional.of(decision);
        });
    }

    /** A retry that cannot be carried out is the last one. Empty where it was not asked for here. */
    public Optional<Decision> refused(Warehouse warehouse, RetryRefused refused) throws Exception {
        Failure failure = new Failure(refused.run(), refused.occasion(), refused.attempt() - 1);
        return warehouse.write(Ledger.checkFence(pipeline), session -> {
            Optional<Decision> before = ledger.find(session, failure);
            if (before.isEmpty() || before.get().isLast()) {
                return before;
            }
            RetryRequested asked = (RetryRequested) before.get().event();
            Decision last = new Decision(
                    new RetriesExhausted(
                            pipeline,
                            failure.run(),
                            failure.occasion(),
                            failure.attempt(),
                            before.get().counted() > 1 ? asked.action() : null,
                            asked.checks(),
                            refusal(refused)),
                    before.get().counted(),
                    before.get().failingSince(),
                    false,
                    after(before));
            ledger.decided(session, last);
            return Optional.of(last);
        });
    }

    /** Records that it is published, so that seeing the failure again does not tell it again. */
    public void announced(Warehouse warehouse, Decision decision) throws Exception {
        warehouse.write(Ledger.checkFence(pipeline), session -> {
            ledger.announced(session, decision);
            return null;
        });
    }

    /** The attempt a run over this load begins with: it goes on from loads of the same files that a retry undid. */
    public int attempt(Handle session, String load, List<StagedBatch> batches) {
        return ledger.before(session, Occasion.LOAD, ids(batches), load).stream()
                .findFirst()
                .filter(decision -> !decision.isLast())
                .map(decision -> decision.counted() + 1)
                .orElse(1);
    }

    private boolean isOver(Handle session, Failure failure) {
        return switch (failure.occasion()) {
            case LOAD -> new UndoLedger(pipeline).undone(session, failure.run()).isPresent();
            case GATE ->
                new BatchLedger(pipeline)
                        .unloaded(session, List.of(failure.run()))
                        .isEmpty();
            default -> false;
        };
    }

    /**
     * What nothing more was tried about begins anew when somebody loads it again; what waits at a gate never left it. A gate's
     * number goes on whatever it is about; what is counted is how often one of these checks kept these batches back.
     */
    private Decision decision(Handle session, QualityFailed failed, Failure failure, Instant failedAt) {
        boolean isGate = failure.occasion() == Occasion.GATE;
        List<CheckOutcome> failures = failures(session, failed);
        List<String> checks =
                failures.stream().map(CheckOutcome::check).distinct().toList();
        List<String> names = names(session, failure);
        List<Decision> earlier = ledger.before(session, failure.occasion(), names, NONE);
        Optional<Decision> newest =
                earlier.stream().filter(d -> !isGate || d.isAbout(checks)).findFirst();
        boolean afresh = newest.isPresent() && isReleased(session, failure, names, newest.get());
        Optional<Decision> before = newest.filter(d -> !afresh && (!d.isLast() || isGate));
        int least = afresh || isGate ? 1 : failure.attempt();
        int counted = Math.max(least, before.map(d -> d.counted() + 1).orElse(1));
        Instant since = before.map(Decision::failingSince).orElse(failedAt.truncatedTo(ChronoUnit.MILLIS));
        Remedy remedy = remedies.of(failure.occasion(), failures);
        Verdict verdict =
                before.filter(d -> remedy.wasTriedBy(d.event())).isEmpty() && remedy.setsAside(failure.occasion())
                        ? remedy.setAside(now(), failure.request())
                        : remedy.decide(counted, since, now(), failure.request());
        Instant decided = after(earlier.stream().findFirst());
        return verdict.isLast()
                ? new Decision(
                        exhausted(
                                failure, counted > 1 ? remedy.action() : FailureAction.ALERT, checks, verdict.reason()),
                        counted,
                        since,
                        false,
                        decided)
                : new Decision(requested(failure, remedy.action(), checks, verdict), counted, since, false, decided);
    }

    /** Whether somebody released a batch since that was decided: counting begins again, once for each release. */
    private boolean isReleased(Handle session, Failure failure, List<String> names, Decision newest) {
        return failure.occasion() == Occasion.GATE
                && new HeldLedger(pipeline)
                        .released(session, names)
                        .filter(at -> at.isAfter(newest.decidedAt()))
                        .isPresent();
    }

    /** The event has room for some of them, the ledger for all. */
    private List<CheckOutcome> failures(Handle session, QualityFailed failed) {
        List<CheckOutcome> told =
                failed.checks().stream().filter(c -> c.status().isFailure()).toList();
        if (told.size() == failed.counts().failed() + failed.counts().broken()) {
            return told;
        }
        CheckResultLedger.Run run = new CheckResultLedger.Run(failed.run(), failed.occasion(), failed.attempt());
        List<CheckOutcome> recorded = new CheckResultLedger(pipeline)
                .outcomes(session, run).stream()
                        .filter(c -> c.status().isFailure())
                        .toList();
        return recorded.isEmpty() ? told : recorded;
    }

    private RetriesExhausted exhausted(Failure failure, FailureAction tried, List<String> checks, String reason) {
        return new RetriesExhausted(
                pipeline,
                failure.run(),
                failure.occasion(),
                failure.attempt(),
                tried.retry().orElse(null),
                checks,
                reason);
    }

    private RetryRequested requested(Failure failure, FailureAction action, List<String> checks, Verdict verdict) {
        return new RetryRequested(
                pipeline,
                failure.run(),
                failure.occasion(),
                failure.attempt() + 1,
                action.retry().orElseThrow(),
                checks,
                verdict.notBefore());
    }

    /** What earlier decisions may have been about: the run itself, and the batches in it. */
    private List<String> names(Handle session, Failure failure) {
        BatchLedger batches = new BatchLedger(pipeline);
        List<String> names = new ArrayList<>(List.of(failure.run()));
        switch (failure.occasion()) {
            case LOAD -> names.addAll(ids(batches.takenBy(session, failure.run())));
            // A gate is asked about everything that waits.
            case GATE -> names.addAll(ids(batches.unloaded(session)));
            default -> {}
        }
        return names;
    }

    /** What was to be tried, and why it was not; the ledger has room for so much. */
    private static String refusal(RetryRefused refused) {
        String reason = refused.reason();
        return "%s, as attempt %d, was refused and nothing was changed: %s"
                .formatted(
                        refused.action().name().toLowerCase(Locale.ROOT),
                        refused.attempt(),
                        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " …");
    }

    private static List<String> ids(List<StagedBatch> batches) {
        return batches.stream().map(b -> b.announcement().batch()).toList();
    }

    /** Later than what it follows from, whatever this machine's clock says: the newest decision counts. */
    private Instant after(Optional<Decision> before) {
        Instant now = now();
        return before.map(d -> d.decidedAt().plusMillis(1))
                .filter(least -> least.isAfter(now))
                .orElse(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
