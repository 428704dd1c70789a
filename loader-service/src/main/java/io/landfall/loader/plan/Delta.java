package io.landfall.loader.plan;

import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The rows a load brings, in a temporary table, each key once. De-duplicating here is what makes a merge well defined:
 * Redshift's MERGE fails on a key that is there twice, and its UPDATE would take any of them.
 *
 * @param table name of the temporary table
 * @param select the rendered SELECT of the load
 */
public record Delta(String table, Load load, String select) {

    private static final String RANK = "landfall_rank";

    public static Delta of(int position, Load load, String select) {
        return new Delta("landfall_delta_" + position, load, select);
    }

    /** Creates and fills the temporary table. */
    public String create() {
        String head = "CREATE TEMP TABLE " + table + " AS\n";
        if (load.key().isEmpty()) {
            return head + select;
        }
        String key = load.key().stream().map(Identifier::quote).collect(Collectors.joining(", "));
        String order = load.orderBy().isEmpty() ? key : String.join(", ", load.orderBy());
        return head + "SELECT * FROM (\nSELECT d.*, ROW_NUMBER() OVER (PARTITION BY " + key + " ORDER BY " + order
                + ") AS " + RANK + "\nFROM (\n" + select + "\n) d\n) ranked WHERE " + RANK + " = 1";
    }

    public String drop() {
        return "DROP TABLE " + table;
    }

    /**
     * The columns to write: what the SELECT yields, less what only orders it.
     *
     * @throws IllegalArgumentException if the SELECT yields a column the target lacks
     */
    public List<String> columns(List<String> yielded, List<String> target) {
        List<String> unknown = yielded.stream()
                .filter(c -> !target.contains(c) && !c.equals(RANK) && !ordersBy(c))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(load.sql() + " yields " + String.join(", ", unknown) + ", which "
                    + load.target() + " does not have; rename the column or name it in order_by");
        }
        return yielded.stream().filter(target::contains).toList();
    }

    private boolean ordersBy(String column) {
        return load.orderBy().stream()
                .map(term -> term.strip().split("\\s+")[0].toLowerCase(Locale.ROOT))
                .anyMatch(column::equals);
    }
}
