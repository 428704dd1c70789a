package io.landfall.loader.plan;

import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements that write a delta into its target. Redshift enforces no key, so every insert asks for itself whether the
 * key is there. Never TRUNCATE: it commits.
 *
 * @param columns what is written
 */
public record TargetSql(Load load, String delta, List<String> columns) {

    /** Sets the columns of rows whose key is there. */
    public String update() {
        return "UPDATE " + target() + " SET "
                + list(values(), ", ", c -> Identifier.quote(c) + " = d." + Identifier.quote(c))
                + "\nFROM " + delta + " d\nWHERE " + sameKey();
    }

    /** Whether there is anything to update besides the key. */
    public boolean updates() {
        return !values().isEmpty();
    }

    /** Inserts rows whose key is not there; without a key, all. */
    public String insert() {
        String all = "INSERT INTO " + target() + " (" + list(columns, ", ", Identifier::quote) + ")\nSELECT "
                + list(columns, ", ", c -> "d." + Identifier.quote(c)) + "\nFROM " + delta + " d";
        return load.key().isEmpty()
                ? all
                : all + "\nWHERE NOT EXISTS (SELECT 1 FROM " + target() + " WHERE " + sameKey() + ")";
    }

    /** Empties the target, as part of the transaction. */
    public String deleteAll() {
        return "DELETE FROM " + target();
    }

    private String target() {
        return load.target().sql();
    }

    private List<String> values() {
        return columns.stream().filter(c -> !load.key().contains(c)).toList();
    }

    private String sameKey() {
        return list(load.key(), " AND ", k -> target() + '.' + Identifier.quote(k) + " = d." + Identifier.quote(k));
    }

    private static String list(List<String> items, String separator, Function<String, String> form) {
        return items.stream().map(form).collect(Collectors.joining(separator));
    }
}
