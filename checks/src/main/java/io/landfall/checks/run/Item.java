package io.landfall.checks.run;

import io.landfall.project.check.Check;
import io.landfall.project.check.SqlTest;
import io.landfall.warehouse.QualifiedName;
import java.util.List;

/**
 * A check over one table.
 *
 * @param table null for a SELECT of the project that is about several, or about none
 */
record Item(Check check, QualifiedName table) {

    /** A generic check is asked of each of its tables, a SELECT once. */
    static List<Item> of(Check check) {
        if (check.test() instanceof SqlTest) {
            return List.of(
                    new Item(check, check.tables().size() == 1 ? check.tables().get(0) : null));
        }
        return check.tables().stream().map(table -> new Item(check, table)).toList();
    }
}
