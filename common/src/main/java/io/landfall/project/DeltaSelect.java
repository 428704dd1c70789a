package io.landfall.project;

import io.landfall.warehouse.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows a load brings, each key once. De-duplicating them is what makes a merge well defined: Redshift's UPDATE would take
 * any of several rows of one key.
 */
public final class DeltaSelect {

    /** A column more than the load's SELECT has, where it has a key. */
    public static final String RANK = "landfall_rank";

    private DeltaSelect() {}

    /** @param select the rendered SELECT of the load */
    public static String of(Load load, String select) {
        if (load.key().isEmpty()) {
            return select;
        }
        String key = load.identity().stream().map(Identifier::quote).collect(Collectors.joining(", "));
        return "SELECT * FROM (\nSELECT d.*, ROW_NUMBER() OVER (PARTITION BY " + key + " ORDER BY " + order(load, key)
                + ") AS " + RANK + "\nFROM (\n" + select + "\n) d\n) ranked WHERE " + RANK + " = 1";
    }

    /** The newest version first, then the order of the project, then anything that is the same each time. */
    private static String order(Load load, String key) {
        List<String> terms = new ArrayList<>();
        if (load.mode() == LoadMode.MERGE) {
            load.version().stream().map(Identifier::quote).forEach(v -> {
                terms.add("CASE WHEN " + v + " IS NULL THEN 1 ELSE 0 END");
                terms.add(v + " DESC");
            });
        }
        terms.addAll(load.orderBy());
        return terms.isEmpty() ? key : String.join(", ", terms);
    }
}
