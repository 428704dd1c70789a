package io.landfall.checks.kind;

import io.landfall.checks.question.Answer;
import io.landfall.checks.question.CheckedRows;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.Verdict;
import io.landfall.project.check.ChangedLessThan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Checks that compare with earlier runs. */
final class HistoryKinds {

    /** With fewer runs there is no telling what is usual. */
    private static final int LEAST_RUNS = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private HistoryKinds() {}

    /**
     * The measure differs from the average of the last runs that passed by less than so many percent of that average. Runs that
     * failed do not count, so that what is wrong does not become usual by lasting. While there are fewer than two such runs the
     * check passes and says so. From an average of 0 any change is too large.
     *
     * @param earlier the measures of these runs
     */
    static Measurement changedLessThan(ChangedLessThan test, CheckedRows rows, List<Double> earlier) {
        boolean counts = test.measure().strip().equalsIgnoreCase("COUNT(*)");
        return new Measurement(
                counts ? rows.from() : rows.narrowed(),
                List.of(counts ? rows.count() : test.measure()),
                answer -> verdict(test, answer, earlier),
                null);
    }

    private static Verdict verdict(ChangedLessThan test, Answer answer, List<Double> earlier) {
        String expected = test.measure() + " changes by less than " + Shown.number(test.percent())
                + " % of its average over the last " + test.over() + " runs that passed";
        Optional<BigDecimal> measured = answer.number(0);
        if (measured.isEmpty()) {
            return Verdict.of(false, test.measure() + " is NULL", expected);
        }
        BigDecimal now = measured.get();
        String observed =
                test.measure() + " is " + Shown.number(now.scale() > 2 ? now.setScale(2, RoundingMode.HALF_UP) : now);
        if (earlier.size() < LEAST_RUNS) {
            return Verdict.of(true, observed + "; there are too few earlier runs to compare with", expected)
                    .measuring(now);
        }
        BigDecimal average = average(earlier);
        BigDecimal change = now.subtract(average);
        boolean holds = change.signum() == 0
                || change.abs().multiply(HUNDRED).compareTo(average.abs().multiply(test.percent())) < 0;
        return Verdict.of(holds, observed + ", " + compared(change, average, earlier.size()), expected)
                .measuring(now);
    }

    private static String compared(BigDecimal change, BigDecimal average, int runs) {
        String usual = Shown.number(average.setScale(2, RoundingMode.HALF_UP)) + ", the average of " + runs + " runs";
        if (change.signum() == 0) {
            return "as " + usual;
        }
        String direction = change.signum() > 0 ? " more than " : " less than ";
        if (average.signum() == 0) {
            return Shown.number(change.abs()) + direction + usual;
        }
        BigDecimal percent = change.abs().multiply(HUNDRED).divide(average.abs(), 1, RoundingMode.HALF_UP);
        return Shown.number(percent) + " %" + direction + usual;
    }

    private static BigDecimal average(List<Double> values) {
        BigDecimal sum = values.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }
}
