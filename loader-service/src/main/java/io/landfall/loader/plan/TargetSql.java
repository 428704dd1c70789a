package io.landfall.loader.plan;

import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of which statements about a delta and its target are made. The target stands in them by its full name, because
 * Redshift takes no alias for what UPDATE and DELETE write; the delta is {@code d}.
 *
 * @param delta name of the temporary table with the rows
 * @param columns what is written
 * @param all the columns of the target
 */
public record TargetSql(Load load, String delta, List<String> columns, List<String> all) {

    /** The target's name, quoted. */
    public String target() {
        return load.target().sql();
    }

    /** What is written besides the key. */
    public List<String> values() {
        return columns.stream().filter(c -> !load.identity().contains(c)).toList();
    }

    /** Whether target and delta are of one key. */
    public String sameKey() {
        return same(load.key(), target(), "d");
    }

    /** Whether the columns are equal on both sides, none of them NULL. */
    public static String same(List<String> columns, String left, String right) {
        return list(columns, " AND ", c -> column(left, c) + " = " + column(right, c));
    }

    /** Inserts the delta's rows for which the condition holds; an empty one holds for all. */
    public String insert(String condition) {
        return "INSERT INTO " + target() + " (" + list(columns, ", ", Identifier::quote) + ")\nSELECT "
                + names("d", columns) + "\nFROM " + delta + " d"
                + (condition.isEmpty() ? "" : "\nWHERE " + condition);
    }

    /** Whether the key of a row of the delta is not in the target. */
    public String isNew() {
        return "NOT EXISTS (SELECT 1 FROM " + target() + " WHERE " + sameKey() + ")";
    }

    /** The columns of a relation, as a list. */
    public static String names(String relation, List<String> columns) {
        return list(columns, ", ", c -> column(relation, c));
    }

    /** A column of a relation. */
    public static String column(String relation, String column) {
        return relation + '.' + Identifier.quote(column);
    }

    /** Items in the given form, one after another. */
    public static String list(List<String> items, String separator, Function<String, String> form) {
        return items.stream().map(form).collect(Collectors.joining(separator));
    }
}
