package io.landfall.local.follow;

import io.landfall.event.CheckCounts;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.RunChecks;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What checks found, and what is done about it, in words. */
final class QualitySummary {

    private static final int MOST_NAMED = 5;

    private QualitySummary() {}

    /** How many ended how; then what those that did not pass found. */
    static String of(QualityOutcome e) {
        CheckCounts counts = e.counts();
        String ended = where(e.occasion()) + counts.passed() + " of " + counts.checks() + " passed"
                + some(counts.warned(), "warned") + some(counts.failed(), "failed") + some(counts.broken(), "broken");
        List<CheckOutcome> found =
                e.checks().stream().filter(check -> !check.passed()).toList();
        String attempt = e.attempt() > 1 ? ", attempt " + e.attempt() : "";
        return ended
                + attempt
                + found.stream()
                        .limit(MOST_NAMED)
                        .map(check -> "; " + finding(check))
                        .collect(Collectors.joining())
                + (found.size() > MOST_NAMED ? "; and " + (found.size() - MOST_NAMED) + " more" : "");
    }

    static String of(RetryRequested e) {
        return "attempt %d: %s, because of %s; not before %s"
                .formatted(
                        e.attempt(),
                        inWords(e.action(), e.occasion()),
                        names(e.checks()),
                        e.notBefore().truncatedTo(ChronoUnit.SECONDS));
    }

    static String of(RetryRefused e) {
        return "cannot %s: %s".formatted(inWords(e.action(), e.occasion()), e.reason());
    }

    static String of(RetriesExhausted e) {
        return "nothing more is tried for %s after attempt %d: %s"
                .formatted(names(e.checks()), e.attempt(), e.reason());
    }

    static String of(RunChecks e) {
        return "asks to run " + (e.select() == null ? "all checks" : "the checks " + names(e.select()))
                + (e.accepts() ? ", and takes what they measure as usual from now on" : "");
    }

    private static String finding(CheckOutcome check) {
        String table = check.table() == null ? "" : " on " + check.table();
        return check.status() == CheckStatus.BROKEN
                ? "%s%s cannot be asked: %s".formatted(check.check(), table, check.observed())
                : "%s%s found %s, expected %s".formatted(check.check(), table, check.observed(), check.expected());
    }

    private static String where(Occasion occasion) {
        return switch (occasion) {
            case GATE -> "gates inside the load: ";
            case LOAD -> "checks: ";
            case REQUEST -> "checks somebody asked for: ";
            case SCHEDULE -> "checks whose time came: ";
        };
    }

    private static String inWords(RetryAction action, Occasion occasion) {
        return switch (action) {
            case RECHECK -> occasion == Occasion.GATE ? "load again" : "check again";
            case RELOAD -> "load the batches again";
            case RESTAGE -> "copy the files from S3 again";
            case QUARANTINE -> "set the batches aside that fail";
        };
    }

    private static String some(int number, String ended) {
        return number == 0 ? "" : ", " + number + ' ' + ended;
    }

    private static String names(List<String> checks) {
        String named = checks.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return checks.size() <= MOST_NAMED
                ? named
                : String.format(Locale.ROOT, "%s and %d more", named, checks.size() - MOST_NAMED);
    }
}
