package io.landfall.checks.kind;

import io.landfall.checks.question.Comparison;
import io.landfall.checks.question.FailingRows;
import io.landfall.checks.question.MaskedColumns;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Question;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.SqlValue;
import io.landfall.checks.question.UnanswerableException;
import io.landfall.checks.question.Verdict;
import io.landfall.project.check.Expectation;
import io.landfall.warehouse.PlainQuery.Result;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks whose SELECT the project writes. */
final class SqlKinds {

    private final MaskedColumns mask;

    SqlKinds(MaskedColumns mask) {
        this.mask = mask;
    }

    /**
     * The question of a file.
     *
     * @param sql the rendered SELECT
     * @param render renders another file of the project
     */
    Question of(String sql, Expectation expect, UnaryOperator<String> render) {
        if (expect instanceof Expectation.NoRows) {
            return noRows(sql);
        }
        if (expect instanceof Expectation.SameAs other) {
            return sameAs(sql, render.apply(other.sql()), other.sql());
        }
        return new Comparison(List.of(sql), answers -> verdict(answers.get(0), expect));
    }

    /** Each row there is fails. */
    private static Measurement noRows(String sql) {
        String relation = "(\n" + sql + "\n)";
        return new Measurement(
                relation + " c",
                List.of("COUNT(*)"),
                answer -> new Verdict(
                        answer.count(0) == 0, Shown.rows(answer.count(0)), "no row", answer.count(0), null, null),
                new FailingRows(relation, relation + " c", null, List.of(), false));
    }

    /** The first rows are the same, column by column. */
    private Comparison sameAs(String sql, String other, String name) {
        return new Comparison(List.of(sql, other), answers -> {
            Result ours = answers.get(0);
            Result theirs = answers.get(1);
            if (ours.columns().size() != theirs.columns().size()) {
                throw new UnanswerableException("it returns " + ours.columns().size() + " columns, and " + name
                        + " returns " + theirs.columns().size());
            }
            String observed = row(ours);
            boolean holds = ours.rows().isEmpty() || theirs.rows().isEmpty()
                    ? ours.rows().isEmpty() && theirs.rows().isEmpty()
                    : same(ours.rows().get(0), theirs.rows().get(0));
            return Verdict.of(holds, observed, row(theirs) + ", which is what " + name + " returns");
        });
    }

    private Verdict verdict(Result answer, Expectation expect) {
        if (answer.columns().size() != 1 || answer.rows().size() > 1) {
            throw new UnanswerableException("one value is expected, and it returns "
                    + (answer.columns().size() != 1 ? answer.columns().size() + " columns" : "more than one row"));
        }
        String expected = expect instanceof Expectation.Range range
                ? inWords(range)
                : Shown.of(((Expectation.Value) expect).text());
        if (answer.rows().isEmpty()) {
            return Verdict.of(false, "no row", expected);
        }
        String value = answer.rows().get(0).get(0);
        Optional<BigDecimal> number = value == null ? Optional.empty() : SqlValue.number(value);
        boolean holds = expect instanceof Expectation.Range range
                ? number.filter(n -> isWithin(range, n)).isPresent()
                : SqlValue.same(value, ((Expectation.Value) expect).text());
        Verdict verdict = Verdict.of(holds, row(answer), expected);
        return number.isPresent() && !mask.hides(answer.columns().get(0)) ? verdict.measuring(number.get()) : verdict;
    }

    private static boolean isWithin(Expectation.Range range, BigDecimal number) {
        return (range.min() == null || number.compareTo(range.min()) >= 0)
                && (range.max() == null || number.compareTo(range.max()) <= 0);
    }

    private static String inWords(Expectation.Range range) {
        if (range.max() == null) {
            return "at least " + range.min();
        }
        return range.min() == null ? "at most " + range.max() : range.min() + " to " + range.max();
    }

    private static boolean same(List<String> ours, List<String> theirs) {
        return IntStream.range(0, ours.size()).allMatch(i -> SqlValue.same(ours.get(i), theirs.get(i)));
    }

    private String row(Result answer) {
        return answer.rows().isEmpty()
                ? "no row"
                : IntStream.range(0, answer.columns().size())
                        .mapToObj(i -> mask.hides(answer.columns().get(i))
                                ? MaskedColumns.SIGN
                                : Shown.of(answer.rows().get(0).get(i)))
                        .collect(Collectors.joining(", "));
    }
}
