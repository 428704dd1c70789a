package io.landfall.checks.run;

import io.landfall.checks.CheckResult;
import io.landfall.checks.FailingRow;
import io.landfall.checks.question.MaskedColumns;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.Verdict;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Severity;
import io.landfall.project.check.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was found, as others are told. */
final class Outcomes {

    /** An event has room for a few columns. */
    private static final int MOST_COLUMNS = 8;

    private static final int LONGEST_VALUE = 64;

    /** The warehouse quotes values it cannot read, as we do, and a masked one may be among them. */
    private static final Pattern QUOTED_VALUE =
            Pattern.compile("(?<=Value )'[^']*'|(?<=: )\"[^\"]*\"|(?<=: )'[^']*'|^'.*'(?= is not a )", Pattern.DOTALL);

    private Outcomes() {}

    static CheckResult result(Item item, Finding finding, List<FailingRow> samples) {
        if (finding.verdict() == null) {
            return new CheckResult(item.check(), item.table(), broken(item, finding.broken()), List.of(), null);
        }
        Verdict verdict = finding.verdict();
        CheckOutcome outcome = new CheckOutcome(
                item.check().name(),
                table(item),
                status(item.check(), verdict),
                item.check().severity(),
                Shown.cut(verdict.observed(), Shown.LONGEST),
                Shown.cut(verdict.expected(), Shown.LONGEST),
                verdict.failingRows(),
                samples.stream()
                        .limit(CheckOutcome.MOST_SAMPLES)
                        .map(row -> shown(row.values()))
                        .toList(),
                verdict.newest(),
                item.check().owner());
        return new CheckResult(item.check(), item.table(), outcome, samples, verdict.measure());
    }

    private static CheckStatus status(Check check, Verdict verdict) {
        if (verdict.holds()) {
            return CheckStatus.PASSED;
        }
        return check.severity() == Severity.WARN ? CheckStatus.WARNED : CheckStatus.FAILED;
    }

    private static CheckOutcome broken(Item item, String why) {
        return new CheckOutcome(
                item.check().name(),
                table(item),
                CheckStatus.BROKEN,
                item.check().severity(),
                told(item.check(), why),
                "the check can be asked",
                null,
                null,
                null,
                item.check().owner());
    }

    /** The words of the warehouse, bounded, and without values where the check masks some. */
    static String told(Check check, String why) {
        String said = String.valueOf(why);
        return Shown.cut(
                check.mask().isEmpty()
                        ? said
                        : QUOTED_VALUE.matcher(said).replaceAll(Matcher.quoteReplacement(MaskedColumns.SIGN)),
                Shown.LONGEST);
    }

    private static String table(Item item) {
        return item.table() == null ? null : item.table().toString();
    }

    private static Map<String, String> shown(Map<String, String> row) {
        Map<String, String> some = new LinkedHashMap<>();
        row.entrySet().stream()
                .limit(MOST_COLUMNS)
                .forEach(e ->
                        some.put(e.getKey(), e.getValue() == null ? null : Shown.cut(e.getValue(), LONGEST_VALUE)));
        return some;
    }
}
