package io.landfall.checks.kind;

import io.landfall.checks.question.CheckedRows;
import io.landfall.checks.question.FailingRows;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.SqlValue;
import io.landfall.checks.question.Verdict;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Between;
import io.landfall.project.check.Matches;
import io.landfall.project.check.NotNull;
import io.landfall.warehouse.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that look at each row alone. All but the first let NULL pass, as dbt does: a check for NULL is one of its own. */
final class RowKinds {

    private RowKinds() {}

    /** A row fails if one of the columns is NULL. */
    static Measurement notNull(NotNull test, CheckedRows rows) {
        String names = Shown.list(test.columns(), "or");
        return of(
                rows,
                CheckedRows.columns(test.columns(), " OR ", " IS NULL"),
                test.columns(),
                names + " is NULL",
                names + " is never NULL");
    }

    /** A row fails if the column holds another value; NULL passes. Values are literals the warehouse reads as the column's type. */
    static Measurement acceptedValues(AcceptedValues test, CheckedRows rows) {
        String column = CheckedRows.column(test.column());
        String values = test.values().stream().map(Identifier::literal).collect(Collectors.joining(", "));
        return of(
                rows,
                column + " IS NOT NULL AND " + column + " NOT IN (" + values + ")",
                List.of(test.column()),
                test.column()
                        + (test.values().size() == 1 ? " is not " : " is neither ")
                        + Shown.list(test.values(), "nor"),
                test.column() + " is " + Shown.list(test.values(), "or"));
    }

    /** A row fails if the column is below the one bound or above the other; NULL passes. */
    static Measurement between(Between test, CheckedRows rows) {
        String column = CheckedRows.column(test.column());
        List<String> outside = new ArrayList<>();
        List<String> found = new ArrayList<>();
        List<String> allowed = new ArrayList<>();
        if (test.min() != null) {
            outside.add(column + " < " + bound(test.min()));
            found.add("below " + test.min());
            allowed.add("at least " + test.min());
        }
        if (test.max() != null) {
            outside.add(column + " > " + bound(test.max()));
            found.add("above " + test.max());
            allowed.add("at most " + test.max());
        }
        return of(
                rows,
                String.join(" OR ", outside),
                List.of(test.column()),
                test.column() + " is " + String.join(" or ", found),
                test.column() + " is " + String.join(" and ", allowed));
    }

    /**
     * A row fails if the text does not match; NULL passes. Redshift's operator is the POSIX one, {@code !~}, with the character
     * classes of Perl besides (documentation, "POSIX operators").
     */
    static Measurement matches(Matches test, CheckedRows rows) {
        String column = CheckedRows.column(test.column());
        return of(
                rows,
                column + " IS NOT NULL AND " + column + " !~ " + Identifier.literal(test.pattern()),
                List.of(test.column()),
                test.column() + " does not match " + test.pattern(),
                test.column() + " matches " + test.pattern());
    }

    private static String bound(String text) {
        return SqlValue.number(text).isPresent() ? text.strip() : Identifier.literal(text);
    }

    private static Measurement of(
            CheckedRows rows, String failing, List<String> concerned, String problem, String expected) {
        return new Measurement(
                rows.from(),
                List.of(rows.count(), rows.count(failing)),
                answer -> Verdict.ofRows(answer.count(1), answer.count(0), problem, expected),
                new FailingRows(rows.relation(), rows.from(), rows.both(failing), concerned, false));
    }
}
