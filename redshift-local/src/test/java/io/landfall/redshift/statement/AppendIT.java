package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
class AppendIT {
    private final Warehouse warehouse;
    private Connection connection;

    AppendIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void createTables() throws SQLException {
        connection = warehouse.connect();
        run(
                connection,
                "CREATE TABLE monthly (id INT, name VARCHAR(20) DEFAULT 'unknown')",
                "CREATE TABLE daily (name VARCHAR(20), id INT)",
                "INSERT INTO monthly VALUES (1, 'one')",
                "INSERT INTO daily VALUES ('two', 2)");
    }

    @AfterEach
    void dropTables() throws SQLException {
        run(connection, "ROLLBACK", "DROP TABLE monthly", "DROP TABLE IF EXISTS daily");
        connection.close();
    }

    @Test
    void rowsMoveToTheColumnsOfTheSameName() throws SQLException {
        run(connection, "ALTER TABLE monthly APPEND FROM public.daily");

        assertThat(rows(connection, "SELECT id, name FROM monthly ORDER BY id")).containsExactly("1|one", "2|two");
        assertThat(rows(connection, "SELECT * FROM daily")).isEmpty();
    }

    @Test
    void extraColumnsOfTheSourceAreIgnoredOnlyWhenAskedFor() throws SQLException {
        run(connection, "ALTER TABLE daily ADD COLUMN extra INT");
        assertRefused("ALTER TABLE monthly APPEND FROM daily", "0A000", "has no column \"extra\"");
        run(connection, "ALTER TABLE monthly APPEND FROM daily IGNOREEXTRA");

        assertThat(rows(connection, "SELECT count(*) FROM monthly")).containsExactly("2");
    }

    @Test
    void missingColumnsOfTheSourceGetTheDefaultOnlyWhenAskedFor() throws SQLException {
        run(connection, "ALTER TABLE daily DROP COLUMN name");
        assertRefused("ALTER TABLE monthly APPEND FROM daily", "0A000", "has no column \"name\"");
        run(connection, "ALTER TABLE monthly APPEND FROM daily FILLTARGET");

        assertThat(rows(connection, "SELECT name FROM monthly WHERE id = 2")).containsExactly("unknown");
    }

    @Test
    void aTransactionBlockIsRefused() throws SQLException {
        connection.setAutoCommit(false);
        rows(connection, "SELECT 1");
        assertRefused(
                "ALTER TABLE monthly APPEND FROM daily",
                "25001",
                "ALTER TABLE APPEND cannot run inside a transaction block");
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(rows(connection, "SELECT count(*) FROM daily")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE TEMP TABLE daily (id INT, name VARCHAR(20));0A000;not a permanent table",
                "CREATE TABLE daily (id INT IDENTITY(1,1), name VARCHAR(20));0A000;has an identity column",
                "CREATE TABLE daily (id BIGINT, name VARCHAR(20));0A000;column \"id\" is integer in the target",
                "SELECT 1;42P01;relation \"daily\" does not exist"
            })
    void unlikeTablesAreRefused(String create, String state, String reason) throws SQLException {
        run(connection, "DROP TABLE daily", create);

        assertRefused("ALTER TABLE monthly APPEND FROM daily", state, reason);
    }

    private void assertRefused(String sql, String state, String reason) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(reason)
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo(state));
    }
}
