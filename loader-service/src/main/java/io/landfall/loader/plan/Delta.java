package io.landfall.loader.plan;

import io.landfall.project.DeltaSelect;
import io.landfall.project.Load;
import io.landfall.warehouse.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rows a load brings, in a temporary table, each key once: see {@link DeltaSelect}.
 *
 * @param table name of the temporary table
 * @param select the rendered SELECT of the load
 * @param lists what is left out of it
 */
public record Delta(String table, Load load, String select, Lists lists) {

    /**
     * What a table that is replaced passes over.
     *
     * @param passedOver staged rows that are not read, because a newer list of theirs is
     * @param areOutdated whether a newer list than all of these is loaded, so that the table stays as it is
     */
    public record Lists(long passedOver, boolean areOutdated) {
        public static final Lists NONE = new Lists(0, false);
    }

    /** Of rows that all count. */
    public Delta(String table, Load load, String select) {
        this(table, load, select, Lists.NONE);
    }

    public static Delta of(int position, Load load, String select) {
        return of(position, load, select, Lists.NONE);
    }

    static Delta of(int position, Load load, String select, Lists lists) {
        return new Delta("landfall_delta_" + position, load, select, lists);
    }

    /** Creates and fills the temporary table. */
    public String create() {
        return "CREATE TEMP TABLE " + table + " AS\n" + DeltaSelect.of(load, select);
    }

    /** Counts the rows, and those of them that have no key: NULL equals nothing, so such a row would be inserted each time. */
    public String count() {
        String keyless = load.identity().isEmpty()
                ? "0"
                : "COALESCE(SUM(CASE WHEN "
                        + TargetSql.list(load.identity(), " OR ", k -> Identifier.quote(k) + " IS NULL")
                        + " THEN 1 ELSE 0 END), 0)";
        return "SELECT COUNT(*) AS row_count, " + keyless + " AS keyless FROM " + table;
    }

    /** Drops a temporary table. */
    public static String drop(String table) {
        return "DROP TABLE " + table;
    }

    /**
     * The columns to write: what the SELECT yields, less what only orders it.
     *
     * @throws IllegalArgumentException if the SELECT yields a column the target lacks, or lacks one the load needs
     */
    public List<String> columns(List<String> yielded, List<String> target) {
        List<String> unknown = yielded.stream()
                .filter(c -> !target.contains(c) && !c.equals(DeltaSelect.RANK) && !ordersBy(c))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(load.sql() + " yields " + String.join(", ", unknown) + ", which "
                    + load.target() + " does not have; rename the column or name it in order_by");
        }
        List<String> columns = yielded.stream().filter(target::contains).toList();
        Stream.concat(load.identity().stream(), load.version().stream())
                .filter(c -> !columns.contains(c))
                .findFirst()
                .ifPresent(c -> {
                    throw new IllegalArgumentException(load.target() + " is loaded by " + c + ", which "
                            + (target.contains(c) ? load.sql() + " does not yield; select it" : "it does not have"));
                });
        return columns;
    }

    private boolean ordersBy(String column) {
        return load.orderBy().stream()
                .map(term -> term.strip().split("\\s+")[0].toLowerCase(Locale.ROOT))
                .anyMatch(column::equals);
    }
}
