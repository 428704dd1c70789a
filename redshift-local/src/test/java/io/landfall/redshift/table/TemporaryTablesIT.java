package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class TemporaryTablesIT {
    private final Warehouse warehouse;

    TemporaryTablesIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void aNameThatBeginsWithTheHashSignIsATemporaryTable() throws SQLException {
        try (Connection connection = warehouse.connect();
                Connection other = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE #stage (id INT, name VARCHAR(10))",
                    "INSERT INTO #stage VALUES (1, 'a')",
                    "CREATE TABLE #Other AS SELECT #stage.id, 7 # 2 AS xor FROM #stage",
                    "UPDATE #stage SET name = 'b' FROM #other WHERE #stage.id = #other.id");

            assertThat(rows(connection, "SELECT s.name, o.xor FROM #stage s JOIN #other o USING (id)"))
                    .containsExactly("b|5");
            fails(other, "SELECT * FROM #stage", "42P01", "relation \"#stage\" does not exist");
            run(connection, "SELECT id INTO #chosen FROM #stage", "DROP TABLE #stage, #other");
            fails(other, "SELECT * FROM #chosen", "42P01", "relation \"#chosen\" does not exist");
            fails(connection, "SELECT * FROM #stage", "42P01", "relation \"#stage\" does not exist");
        }
    }

    @Test
    void temporaryTablesShadowPermanentOnes() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE shadowed (a INT)",
                    "CREATE TEMP TABLE shadowed (a INT)",
                    "INSERT INTO shadowed VALUES (1)");
            assertThat(rows(connection, "SELECT count(*) FROM public.shadowed")).containsExactly("0");

            run(connection, "DROP TABLE shadowed");
            assertThat(rows(connection, "SELECT count(*) FROM shadowed")).containsExactly("0");
        }
    }

    private static void fails(Connection connection, String sql, String state, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }
}
