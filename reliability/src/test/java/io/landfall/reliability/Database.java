package io.landfall.reliability;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;

/** The database of a run that does without services. */
final class Database {

    private Database() {}

    /** Nothing of Landfall is left in it, and its transactions are isolated as said. */
    static void emptied(Warehouse local, String level) throws SQLException {
        try (Connection connection = local.connect()) {
            for (String schema : new String[] {"landfall", "staging", "sparkify"}) {
                Warehouse.run(connection, "DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            }
            Warehouse.run(connection, "ALTER DATABASE dev ISOLATION LEVEL " + level);
        }
    }
}
