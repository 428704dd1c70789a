package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class TransactionCommandsIT {
    private final Warehouse warehouse;

    TransactionCommandsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN; INSERT INTO beside_it VALUES (1); TRUNCATE emptied_in_one; SELECT 1/0",
                "INSERT INTO beside_it VALUES (1); TRUNCATE TABLE emptied_in_one; INSERT INTO beside_it VALUES (2); SELECT 1/0"
            })
    void truncateCommitsInTheMiddleOfASimpleQuery(String query) throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", "simple")) {
            run(connection, "CREATE TABLE emptied_in_one AS SELECT 1 AS id", "CREATE TABLE beside_it (id INT)");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, query))
                    .withMessageContaining("division by zero");

            assertThat(rows(
                            connection,
                            "SELECT (SELECT count(*) FROM emptied_in_one), (SELECT max(id) FROM beside_it)"))
                    .containsExactly("0|1");
            run(connection, "DROP TABLE emptied_in_one", "DROP TABLE beside_it");
        }
    }

    @Test
    void aBlockOpenedInTheMiddleOfAQueryStaysOpen() throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", "simple")) {
            run(connection, "CREATE TABLE opened (id INT)");
            run(connection, "INSERT INTO opened VALUES (1); BEGIN; INSERT INTO opened VALUES (2)");
            run(connection, "ROLLBACK");

            assertThat(rows(connection, "SELECT count(*) FROM opened")).containsExactly("0");
        }
    }

    @Test
    void tablesAreCreatedAndDroppedWithTheirTransaction() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE dropped_and_back (id INT)");
            connection.setAutoCommit(false);
            run(connection, "DROP TABLE dropped_and_back", "CREATE TABLE never_there (id INT)");
            connection.rollback();

            assertThat(rows(
                            connection,
                            "SELECT to_regclass('dropped_and_back') IS NULL, to_regclass('never_there') IS NULL"))
                    .containsExactly("f|t");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "VACUUM FULL tidy",
                "VACUUM SORT ONLY tidy TO 75 PERCENT",
                "VACUUM DELETE ONLY public.tidy TO 99 PERCENT BOOST",
                "VACUUM REINDEX tidy",
                "VACUUM RECLUSTER tidy BOOST",
                "ANALYZE",
                "ANALYZE VERBOSE tidy",
                "ANALYZE tidy (id, name)",
                "ANALYZE tidy PREDICATE COLUMNS",
                "ANALYZE tidy ALL COLUMNS"
            })
    void allFormsOfMaintenanceAreTaken(String sql) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE tidy (id INT, name VARCHAR)");
            run(connection, sql, "DROP TABLE tidy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VACUUM", "VACUUM SORT ONLY", "CREATE DATABASE in_a_block", "DROP DATABASE dev"})
    void commandsThatCommitByThemselvesAreRefusedInABlock(String sql) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(false);
            rows(connection, "SELECT 1");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessageContaining("cannot run inside a transaction block")
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("25001"));
        }
    }

    @Test
    void rowsAreDeletedAndUpdatedByTheRowsOfAnotherTable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE joined (id INT, n INT DEFAULT 7)",
                    "CREATE TEMP TABLE stage (id INT, n INT)",
                    "INSERT INTO joined VALUES (1, 1), (2, 2), (3, DEFAULT)",
                    "INSERT INTO joined DEFAULT VALUES",
                    "INSERT INTO joined (id) (SELECT 4)",
                    "INSERT INTO stage VALUES (1, 10), (2, 20)",
                    "DELETE FROM joined USING stage WHERE joined.id = stage.id AND stage.id = 1",
                    "UPDATE joined SET n = stage.n FROM stage WHERE joined.id = stage.id",
                    "DELETE FROM joined AS j WHERE j.id = 4");

            assertThat(rows(connection, "SELECT id, n FROM joined ORDER BY id")).containsExactly("2|20", "3|7", "|7");
        }
    }
}
