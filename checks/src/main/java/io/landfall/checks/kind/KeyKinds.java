package io.landfall.checks.kind;

import io.landfall.checks.question.CheckedRows;
import io.landfall.checks.question.FailingRows;
import io.landfall.checks.question.Measurement;
import io.landfall.checks.question.Shown;
import io.landfall.checks.question.Verdict;
import io.landfall.project.check.Relationships;
import io.landfall.project.check.Unique;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks about keys, which Redshift declares and does not enforce. Rows with a NULL in the key do not count, as with dbt. */
final class KeyKinds {

    private static final String TIMES = "landfall_times";
    private static final String FIELD = "landfall_field_";

    private KeyKinds() {}

    /** All rows fail whose key some other row has as well. */
    static Measurement unique(Unique test, CheckedRows rows) {
        String keys = CheckedRows.columns(test.columns(), ", ", "");
        String whole = rows.both(CheckedRows.columns(test.columns(), " AND ", " IS NOT NULL"));
        String groups = "(SELECT COUNT(*) AS " + TIMES + " FROM " + rows.from() + " WHERE " + whole + " GROUP BY "
                + keys + ") k";
        String repeated = "CASE WHEN " + TIMES + " > 1 THEN ";
        String names = String.join(", ", test.columns());
        return new Measurement(
                groups,
                List.of("SUM(" + TIMES + ")", "SUM(" + repeated + TIMES + " END)", "SUM(" + repeated + "1 END)"),
                answer -> Verdict.ofRows(
                        answer.count(1),
                        answer.count(0),
                        Shown.count(answer.count(2)) + (answer.count(2) == 1 ? " value" : " values") + " of " + names
                                + " more than once",
                        "every " + names + " once"),
                new FailingRows(
                        rows.relation(),
                        "(SELECT c.*, COUNT(*) OVER (PARTITION BY " + keys + ") AS " + TIMES + " FROM " + rows.from()
                                + " WHERE " + whole + ") c",
                        TIMES + " > 1",
                        test.columns(),
                        true));
    }

    /** A row fails if its columns hold something, and no row of the other table holds that. */
    static Measurement relationships(Relationships test, CheckedRows rows, String to) {
        int fields = test.toColumns().size();
        String named = IntStream.range(0, fields)
                .mapToObj(i -> Identifier.quote(test.toColumns().get(i)) + " AS " + FIELD + i)
                .collect(Collectors.joining(", "));
        String same = IntStream.range(0, fields)
                .mapToObj(i -> CheckedRows.column(test.columns().get(i)) + " = o." + FIELD + i)
                .collect(Collectors.joining(" AND "));
        String from = rows.narrowed() + " LEFT JOIN (SELECT DISTINCT " + named + " FROM " + to + " p) o ON " + same;
        String missing = CheckedRows.columns(test.columns(), " AND ", " IS NOT NULL") + " AND o." + FIELD + "0 IS NULL";
        String names = String.join(", ", test.columns());
        String other = test.to() + " (" + String.join(", ", test.toColumns()) + ")";
        return new Measurement(
                from,
                List.of("COUNT(*)", "SUM(CASE WHEN " + missing + " THEN 1 ELSE 0 END)"),
                answer -> Verdict.ofRows(
                        answer.count(1), answer.count(0), names + " is not in " + other, names + " is in " + other),
                new FailingRows(rows.relation(), from, missing, test.columns(), false));
    }
}
