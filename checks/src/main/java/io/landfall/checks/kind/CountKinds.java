package io.landfall.checks.kind;

import io.landfall.checks.question.Answer;
import io.landfall.checks.question.CheckedRows;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.Verdict;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.SameSum;
import java.math.BigDecimal;
import java.util.List;

/** Checks of totals: how many rows there are, and what they add up to. */
final class CountKinds {

    private CountKinds() {}

    /** The number of rows is within the bounds. */
    static Measurement bounded(RowCount test, CheckedRows rows) {
        String expected = bounds(test);
        return new Measurement(
                rows.from(),
                List.of(rows.count()),
                answer -> {
                    long count = answer.count(0);
                    boolean holds =
                            (test.min() == null || count >= test.min()) && (test.max() == null || count <= test.max());
                    return Verdict.of(holds, Shown.rows(count), expected).measuring(count);
                },
                null);
    }

    /** There are as many rows as were staged. */
    static Measurement asStaged(RowCount test, CheckedRows rows, CheckedRows staged) {
        return new Measurement(
                besides("COUNT(*)", rows, "COUNT(*)", staged),
                List.of("MAX(ours.total)", "MAX(theirs.total)"),
                answer -> Verdict.of(
                                answer.count(0) == answer.count(1),
                                Shown.rows(answer.count(0)),
                                "as many rows as were staged of " + test.staged() + ", which is "
                                        + Shown.count(answer.count(1)))
                        .measuring(answer.count(0)),
                null);
    }

    /** Both sums are the same but for the tolerance. A sum over no rows, or over nothing but NULL, counts as 0. */
    static Measurement sameSum(SameSum test, CheckedRows rows, CheckedRows staged) {
        return new Measurement(
                besides("SUM(" + test.expression() + ")", rows, "SUM(" + test.stagedExpression() + ")", staged),
                List.of("MAX(ours.total)", "MAX(theirs.total)"),
                answer -> {
                    BigDecimal ours = sum(answer, 0);
                    BigDecimal theirs = sum(answer, 1);
                    return Verdict.of(
                                    ours.subtract(theirs).abs().compareTo(test.tolerance()) <= 0,
                                    "the sum of " + test.expression() + " is " + Shown.number(ours),
                                    expected(test, theirs))
                            .measuring(ours);
                },
                null);
    }

    private static String expected(SameSum test, BigDecimal theirs) {
        String tolerance = test.tolerance().signum() == 0 ? "" : ", give or take " + Shown.number(test.tolerance());
        return "the sum of " + test.stagedExpression() + " over what was staged of " + test.staged() + ", which is "
                + Shown.number(theirs) + tolerance;
    }

    private static BigDecimal sum(Answer answer, int column) {
        return answer.number(column).orElse(BigDecimal.ZERO);
    }

    private static String besides(String total, CheckedRows ours, String other, CheckedRows theirs) {
        return "(SELECT " + total + " AS total FROM " + ours.narrowed() + ") ours CROSS JOIN (SELECT " + other
                + " AS total FROM " + theirs.narrowed() + ") theirs";
    }

    private static String bounds(RowCount test) {
        if (test.max() == null) {
            return "at least " + Shown.rows(test.min() == null ? 0 : test.min());
        }
        if (test.min() == null) {
            return "at most " + Shown.rows(test.max());
        }
        return test.min().equals(test.max())
                ? Shown.rows(test.min())
                : Shown.count(test.min()) + " to " + Shown.rows(test.max());
    }
}
