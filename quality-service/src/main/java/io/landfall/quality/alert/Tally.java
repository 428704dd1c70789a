package io.landfall.quality.alert;

import io.landfall.event.AlertRaised;
import io.landfall.event.Cause;
import io.landfall.event.Severity;
import java.time.Instant;

/** How often the problem of an open alert was seen, and how it looked the last time. */
final class Tally {

    private final Instant since;
    private final boolean isRestored;
    private Severity severity;
    private long occurrences;
    private long told;
    private Instant seen;
    private Problem newest;
    private Cause cause;

    private Tally(Instant since, boolean isRestored, Severity severity, long occurrences) {
        this.since = since;
        this.isRestored = isRestored;
        this.severity = severity;
        this.occurrences = occurrences;
        this.told = occurrences;
        this.seen = since;
    }

    /** Of an alert that is being raised. */
    static Tally begun(Problem problem, Cause cause) {
        Tally tally = new Tally(problem.at(), false, problem.severity(), 0);
        tally.add(problem, cause);
        return tally;
    }

    /** Of an alert that was raised before this instance began, or by another one. */
    static Tally of(OpenAlert open) {
        AlertRaised alert = open.alert();
        return new Tally(alert.since(), true, alert.severity(), alert.occurrences());
    }

    boolean isOf(OpenAlert open) {
        return since.equals(open.alert().since());
    }

    /** Whether this may be the very event that raised the alert, delivered again, or one from before. */
    boolean isOld(Problem problem) {
        return isRestored && !problem.at().isAfter(since);
    }

    void add(Problem problem, Cause following) {
        occurrences += problem.count();
        severity = problem.severity().compareTo(severity) > 0 ? problem.severity() : severity;
        if (newest == null || !problem.at().isBefore(seen)) {
            newest = problem;
            cause = following;
        }
        seen = problem.at().isAfter(seen) ? problem.at() : seen;
    }

    boolean isWorseThan(OpenAlert open) {
        return severity.compareTo(open.alert().severity()) > 0;
    }

    /** Whether it was seen since it was told. */
    boolean isUntold() {
        return newest != null && occurrences > told;
    }

    /** When the problem was seen last. */
    Instant seen() {
        return seen;
    }

    /** What follows; null where nothing led to it. */
    Cause cause() {
        return cause;
    }

    void told() {
        told = occurrences;
    }

    AlertRaised alert(String warehouse, String runbook) {
        return new AlertRaised(
                warehouse,
                newest.pipeline(),
                newest.kind().id(),
                newest.key(),
                severity,
                newest.owner(),
                Room.cut(newest.subject(), Room.SUBJECT),
                Room.cut(newest.summary().apply(occurrences), Room.SENTENCE),
                Room.cut(newest.evidence(), Room.EVIDENCE),
                Room.cut(newest.tried(), Room.SENTENCE),
                Room.cut(newest.action(), Room.SENTENCE),
                runbook + newest.kind().id() + ".md",
                since,
                occurrences);
    }
}
