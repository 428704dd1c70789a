package io.landfall.redshift.unload.format;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** For formats in which a column is known by its name. */
final class UniqueNames {
    private static final String DUPLICATE_COLUMN = "42701";

    private UniqueNames() {}

    static void check(List<ResultColumn> columns, String format) throws StatementFailed {
        Set<String> names = new HashSet<>();
        for (ResultColumn column : columns) {
            if (!names.add(column.name())) {
                throw new StatementFailed(ServerError.of(
                        DUPLICATE_COLUMN,
                        "column name \"" + column.name() + "\" is not unique, as UNLOAD to " + format + " needs"));
            }
        }
    }
}
