package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class SuperIT {
    private static final String EVENT = "{\"a\":[1,2.50,null],\"b\":\"x, y: \\\"z\\\" \\\\\"}";

    private final Warehouse warehouse;

    SuperIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void aSuperColumnIsAnnouncedAsSuchAndPrintsCompactJson() throws SQLException {
        try (Connection connection = warehouse.connect();
                var statement = connection.createStatement()) {
            create(connection, "announced");
            ResultSet result = statement.executeQuery("SELECT id, data FROM announced ORDER BY id");
            result.next();

            assertThat(result.getMetaData().getColumnTypeName(2)).isEqualTo("super");
            assertThat(result.getString(2)).isEqualTo(EVENT);
            assertThat(result.next()).isTrue();
            assertThat(result.getString(2)).isNull();
        }
    }

    @Test
    void theSimpleProtocolPrintsCompactJsonToo() throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", "simple")) {
            create(connection, "simply");

            assertThat(rows(connection, "SELECT data FROM simply WHERE id = 1; SELECT 1"))
                    .containsExactly(EVENT);
        }
    }

    @Test
    void aPreparedStatementIsTranslatedEachTime() throws SQLException {
        try (Connection connection = warehouse.connect("prepareThreshold", "1")) {
            create(connection, "prepared_super");
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT id, data FROM prepared_super WHERE id = ?")) {
                for (int run = 0; run < 7; run++) {
                    select.setInt(1, 1);
                    try (ResultSet result = select.executeQuery()) {
                        result.next();
                        assertThat(result.getString(2)).isEqualTo(EVENT);
                    }
                }
            }
        }
    }

    @Test
    void parametersBecomeSuperValues() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            create(connection, "parameters");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO parameters VALUES (?, ?)")) {
                insert.setInt(1, 3);
                insert.setString(2, "{\"k\": [true, \"v\"]}");
                insert.executeUpdate();
            }

            assertThat(rows(connection, "SELECT data FROM parameters WHERE id = 3"))
                    .containsExactly("{\"k\":[true,\"v\"]}");
        }
    }

    private static void create(Connection connection, String table) throws SQLException {
        run(
                connection,
                "CREATE TEMP TABLE " + table + " (id INT, data SUPER)",
                "INSERT INTO " + table
                        + " VALUES (1, $${\"a\": [1, 2.50, null], \"b\": \"x, y: \\\"z\\\" \\\\\"}$$), (2, NULL)");
    }
}
