package io.landfall.redshift.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Installs Redshift's functions and views into a database; does no harm where they are already. */
public final class CatalogInstaller {
    private static final List<String> SCRIPTS = List.of(
            "types.sql",
            "functions.sql",
            "load-history.sql",
            "table-attributes.sql",
            "table-views.sql",
            "late-binding-views.sql",
            "transactions.sql");

    private CatalogInstaller() {}

    /**
     * Runs the scripts in one transaction.
     *
     * @param database a database in which the connection is a superuser's
     */
    public static void install(DataSource database) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Views in pg_catalog are found whatever the search path is, as in Redshift.
            statement.execute("SET LOCAL allow_system_table_mods = on");
            statement.execute("SET LOCAL standard_conforming_strings = on");
            for (String script : SCRIPTS) {
                statement.execute(read(script));
            }
            connection.commit();
        }
    }

    private static String read(String script) throws IOException {
        try (InputStream in = CatalogInstaller.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException("the archive lacks " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
