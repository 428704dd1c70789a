package io.landfall.redshift.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads some columns of a result set that DatabaseMetaData gave. */
final class MetadataRows {
    private MetadataRows() {}

    /** The named columns of every row as text joined by {@code |}; NULL is an empty string. */
    static List<String> of(ResultSet result, String... columns) throws SQLException {
        try (result) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    String value = result.getString(column);
                    row.add(value == null ? "" : value);
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }
}
