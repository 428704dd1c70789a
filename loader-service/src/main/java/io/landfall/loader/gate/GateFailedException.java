package io.landfall.loader.gate;

import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckSubject;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.ledger.StagedBatch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gate refuses a load, whose transaction is rolled back because of it. No failure of the warehouse, so nobody repeats it. */
public final class GateFailedException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SAID = 3;

    private final transient List<StagedBatch> batches;
    private final transient CheckSubject subject;
    private final transient List<CheckResult> results;

    /** @param subject what the gates looked at */
    GateFailedException(List<StagedBatch> batches, CheckSubject subject, List<CheckResult> results) {
        super("gates refuse a load of " + batches.size() + " batches", null, false, false);
        this.batches = List.copyOf(batches);
        this.subject = subject;
        this.results = List.copyOf(results);
    }

    /** The batches that were to be loaded, oldest first; never none. */
    public List<StagedBatch> batches() {
        return batches;
    }

    /** The same refusal of these batches, of which the refused ones are a part. */
    public GateFailedException of(List<StagedBatch> more) {
        return new GateFailedException(more, subject, results);
    }

    /** Which attempt it was, from 1: one more than the most any of the batches had. */
    public int attempt() {
        return subject.attempt();
    }

    /** Names of the checks that refuse it. */
    public List<String> checks() {
        return failures().map(CheckOutcome::check).distinct().toList();
    }

    /** Whether a check cannot be asked, which is no fault of the data. */
    public boolean isBroken() {
        return failures().anyMatch(outcome -> outcome.status() == CheckStatus.BROKEN);
    }

    /** What was found, for a person; no more than a few. */
    public String inWords() {
        List<CheckOutcome> found = failures().toList();
        String more = found.size() > MOST_SAID ? "; and " + (found.size() - MOST_SAID) + " more" : "";
        return found.stream()
                .limit(MOST_SAID)
                .map(o -> o.check() + " found " + o.observed() + ", expected " + o.expected())
                .collect(Collectors.joining("; ", "", more));
    }

    List<CheckResult> results() {
        return results;
    }

    /** Named by the oldest batch, because it never came to be a load. */
    CheckSubject subject(int attempt) {
        return new CheckSubject(
                batches.get(0).announcement().batch(),
                Occasion.GATE,
                attempt,
                batches,
                subject.deltas(),
                subject.now());
    }

    private Stream<CheckOutcome> failures() {
        return results.stream().map(CheckResult::outcome).filter(outcome -> outcome.status()
                .isFailure());
    }
}
