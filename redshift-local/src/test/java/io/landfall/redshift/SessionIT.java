package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class SessionIT {
    private static final String ENDLESS = "SELECT count(*) FROM (SELECT generate_series(1, 100000000000)) endless";

    private final Warehouse warehouse;

    SessionIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void theRealDriverTakesItForRedshift() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("Redshift");
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.2");
            assertThat(rows(connection, "SELECT version()").get(0)).contains("Redshift 1.0");
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.getSchema()).isEqualTo("public");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(warehouse.local().jdbcUrl(), "awsuser", "wrong"))
                .withMessageContaining("password authentication failed for user \"awsuser\"")
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        String url = warehouse.local().jdbcUrl().replace("/dev?", "/nowhere?");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url, "awsuser", "Secret-1"))
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("3D000"));
    }

    @Test
    void aTransactionIsKeptOrUndoneAsAWhole() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE tx (id INT)");
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO tx VALUES (1)");
            connection.rollback();
            run(connection, "INSERT INTO tx VALUES (2)");
            connection.commit();

            assertThat(rows(connection, "SELECT id FROM tx")).containsExactly("2");
        }
    }

    @Test
    void afterAnErrorTheTransactionOnlyEnds() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SELECT 1/0"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT 1"))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("25P02"));
            connection.rollback();

            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void aRefusedStatementAbortsItsTransactionLikeAnyOtherError() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE refused (id INT)");
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO refused VALUES (1)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "UNLOAD ('select 1') TO 's3://b/k' IAM_ROLE default"))
                    .withMessageContaining("not supported by redshift-local: UNLOAD")
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("0A000"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT 1"))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("25P02"));
            connection.rollback();

            assertThat(rows(connection, "SELECT count(*) FROM refused")).containsExactly("0");
        }
    }

    @Test
    void preparedStatementsKeepWorkingWhenTheDriverNamesThem() throws SQLException {
        try (Connection connection = warehouse.connect();
                PreparedStatement select =
                        connection.prepareStatement("SELECT ? + 1, ?::numeric(10,2), NVL(?, 'none')")) {
            for (int round = 0; round < 12; round++) {
                select.setInt(1, round);
                select.setBigDecimal(2, new BigDecimal("10.25"));
                select.setString(3, round % 2 == 0 ? null : "some");
                try (ResultSet result = select.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getInt(1)).isEqualTo(round + 1);
                    assertThat(result.getBigDecimal(2)).isEqualByComparingTo("10.25");
                    assertThat(result.getString(3)).isEqualTo(round % 2 == 0 ? "none" : "some");
                }
            }
        }
    }

    @Test
    void anErrorInTheMiddleOfABatchLeavesTheSessionUsable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE batch (id SMALLINT)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO batch VALUES (?::smallint)")) {
                for (int id : new int[] {1, 99999, 3}) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch);
            }

            assertThat(rows(connection, "SELECT count(*) FROM batch")).containsExactly("0");
        }
    }

    @Test
    void aLargeBatchDoesNotBlock() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE large_batch (id INT, filler VARCHAR(500))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO large_batch VALUES (?, ?)")) {
                for (int id = 0; id < 5000; id++) {
                    insert.setInt(1, id);
                    insert.setString(2, "x".repeat(400));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();

            assertThat(rows(connection, "SELECT count(*), max(id) FROM large_batch"))
                    .containsExactly("5000|4999");
        }
    }

    @Test
    void aRunningQueryCanBeCancelled() throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> cancelWhenRunning(statement));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(ENDLESS))
                    .satisfies(cancelled -> assertThat(cancelled.getSQLState()).isEqualTo("57014"));
            canceller.join();
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    private void cancelWhenRunning(Statement statement) {
        Awaitility.await().until(() -> {
            try (Connection other = warehouse.connect()) {
                return !rows(other, "SELECT 1 FROM pg_stat_activity WHERE query = '" + ENDLESS + "'")
                        .isEmpty();
            }
        });
        try {
            statement.cancel();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void truncateCommitsWhatCameBeforeIt() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE emptied (id INT)", "CREATE TABLE beside (id INT)");
            run(connection, "INSERT INTO emptied VALUES (1)");
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO beside VALUES (1)", "TRUNCATE emptied");
            connection.rollback();

            assertThat(rows(connection, "SELECT (SELECT count(*) FROM emptied), (SELECT count(*) FROM beside)"))
                    .containsExactly("0|1");
        }
    }

    @Test
    void redshiftSessionParametersAreAccepted() throws SQLException {
        try (Connection connection = warehouse.connect("queryGroup", "landfall")) {
            assertThat(rows(connection, "SHOW query_group")).containsExactly("landfall");
            run(
                    connection,
                    "SET query_group TO 'other'",
                    "SET enable_result_cache_for_session TO off",
                    "SET statement_timeout TO 60000",
                    "RESET query_group");
            connection.setReadOnly(true);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "CREATE TABLE not_now (id INT)"));
            connection.setReadOnly(false);
            run(connection, "CREATE TABLE now (id INT)");
        }
    }

    @Test
    void theSimpleProtocolRunsSeveralStatementsAsOneTransaction() throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", "simple")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "CREATE TABLE simple_tx (id INT DISTKEY); SELECT 1/0"));
            assertThat(rows(connection, "SELECT to_regclass('simple_tx') IS NULL"))
                    .containsExactly("t");
        }
    }
}
