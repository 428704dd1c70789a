package io.landfall.checks.question;

import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows a check is about.
 *
 * @param relation as it stands after FROM
 * @param where SQL condition; null for all rows
 */
public record CheckedRows(String relation, String where) {

    /** The relation, called {@code c}. */
    public String from() {
        return relation + " c";
    }

    /** The rows for which the condition of the check holds as a relation of its own, called {@code c}. */
    public String narrowed() {
        return where == null ? from() : "(SELECT * FROM " + from() + " WHERE " + where + "\n) c";
    }

    /** Counts the rows, as an aggregate over all of the relation. */
    public String count() {
        return where == null ? "COUNT(*)" : count(null);
    }

    /** Counts those of the rows for which another condition holds. */
    public String count(String condition) {
        return "SUM(CASE WHEN " + both(condition) + " THEN 1 ELSE 0 END)";
    }

    /** The check's condition and another one; either may be null, but not both. */
    public String both(String condition) {
        // SQL of the project may end with a comment.
        String own = where == null ? "" : "(" + where + "\n)";
        if (condition == null) {
            return own;
        }
        return own.isEmpty() ? condition : own + " AND (" + condition + ")";
    }

    /** A column of these rows. */
    public static String column(String name) {
        return "c." + Identifier.quote(name);
    }

    /** The columns of these rows, one after another. */
    public static String columns(List<String> names, String separator, String after) {
        return names.stream().map(name -> column(name) + after).collect(Collectors.joining(separator));
    }
}
