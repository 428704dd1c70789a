package io.landfall.redshift.history;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class QueryHistoryIT {
    private final Warehouse warehouse;
    private Connection connection;

    QueryHistoryIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void whatSucceededAndWhatFailedIsRemembered(String mode) throws SQLException {
        try (Connection session = warehouse.connect("preferQueryMode", mode)) {
            run(
                    session,
                    "SET query_group TO 'label of " + mode + "'",
                    "CREATE TABLE remembered_" + mode + " (id INT)",
                    "INSERT INTO remembered_" + mode + " VALUES (1), (2), (3)");
            rows(session, "SELECT id FROM remembered_" + mode);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(session, "SELECT nothing FROM remembered_" + mode));
        }

        assertThat(rows(
                        connection,
                        "SELECT trim(query_type), trim(status), returned_rows, trim(error_message) FROM sys_query_history"
                                + " WHERE query_label = 'label of " + mode
                                + "' AND query_text NOT LIKE '%sys_query%' ORDER BY query_id"))
                .containsExactly(
                        "DDL|success|0|",
                        "INSERT|success|3|",
                        "SELECT|success|3|",
                        "SELECT|failed|0|column \"nothing\" does not exist");
    }

    @Test
    void theLastQueryIsFoundByItsNumber() throws SQLException {
        run(connection, "CREATE TABLE numbered (id INT)", "INSERT INTO numbered VALUES (1)");
        rows(connection, "SELECT count(*) FROM numbered");

        String last = rows(connection, "SELECT pg_last_query_id()").get(0);

        assertThat(rows(connection, "SELECT trim(querytxt), aborted FROM stl_query WHERE query = " + last))
                .containsExactly("SELECT count(*) FROM numbered|0");
        assertThat(rows(connection, "SELECT trim(substring) FROM svl_qlog WHERE query = " + last))
                .containsExactly("SELECT count(*) FROM numbered");
        assertThat(rows(
                        connection,
                        "SELECT trim(text) FROM stl_querytext WHERE query = pg_last_query_id() AND sequence = 0"))
                .hasSize(1);
    }

    @Test
    void aCopyIsRememberedUnderTheNumberOfTheLoad() throws SQLException {
        run(connection, "CREATE TABLE copied_history (id INT)");
        String source = warehouse.s3().put("history/1.csv", "1\n2\n");
        run(
                connection,
                "COPY copied_history FROM '" + source
                        + "' ACCESS_KEY_ID 'AKIDHISTORY' SECRET_ACCESS_KEY 'hushhush' CSV");

        assertThat(
                        rows(
                                connection,
                                "SELECT trim(query_type), trim(query_text) FROM sys_query_history WHERE query_id = pg_last_copy_id()"))
                .singleElement()
                .asString()
                .startsWith("COPY|COPY copied_history FROM")
                .contains("ACCESS_KEY_ID '' SECRET_ACCESS_KEY ''")
                .doesNotContain("hushhush");
    }

    @Test
    void passwordsAreNotRemembered() throws SQLException {
        run(connection, "CREATE USER forgetful PASSWORD 'Sesame-77'");

        assertThat(rows(
                        connection,
                        "SELECT trim(text) FROM svl_statementtext WHERE text LIKE 'CREATE USER forgetful%'"))
                .containsExactly("CREATE USER forgetful PASSWORD ''");
        assertThat(rows(connection, "SELECT 1 FROM stl_ddltext WHERE text LIKE '%Sesame%'"))
                .isEmpty();
    }

    @Test
    void aLongStatementIsCutIntoPieces() throws SQLException {
        run(connection, "CREATE TABLE pieces (id INT)", "INSERT INTO pieces VALUES (1)" + ", (2)".repeat(100));

        assertThat(rows(
                        connection,
                        "SELECT count(*), max(sequence) FROM sys_query_text WHERE query_id = pg_last_query_id()"))
                .containsExactly("3|2");
    }

    @Test
    void whatRunsIsSeenInFlight() throws Exception {
        run(connection, "CREATE TABLE flying (id INT)");
        try (Connection holder = warehouse.connect();
                Connection waiting = warehouse.connect();
                Statement blocked = waiting.createStatement()) {
            holder.setAutoCommit(false);
            run(holder, "LOCK flying");
            CompletableFuture<Void> insert =
                    CompletableFuture.runAsync(() -> execute(blocked, "INSERT INTO flying VALUES (42)"));

            await().untilAsserted(() -> assertThat(rows(
                            connection, "SELECT trim(text) FROM stv_inflight WHERE text LIKE 'INSERT INTO flying%'"))
                    .containsExactly("INSERT INTO flying VALUES (42)"));
            assertThat(
                            rows(
                                    connection,
                                    "SELECT trim(status), end_time FROM sys_query_history WHERE query_text LIKE 'INSERT INTO flying%'"))
                    .containsExactly("running|");
            assertThat(rows(connection, "SELECT trim(status) FROM stv_recents WHERE query LIKE 'INSERT INTO flying%'"))
                    .containsExactly("Running");
            holder.rollback();
            insert.get(120, TimeUnit.SECONDS);
        }
        assertThat(rows(
                        connection,
                        "SELECT trim(status) FROM sys_query_history WHERE query_text LIKE 'INSERT INTO flying%'"))
                .containsExactly("success");
    }

    @Test
    void transactionsAreRememberedWithTheirOutcome() throws SQLException {
        run(connection, "CREATE TABLE outcomes (id INT)");
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO outcomes VALUES (1)");
        connection.commit();
        run(connection, "INSERT INTO outcomes VALUES (2)");
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(rows(
                        connection,
                        "SELECT trim(t.status) FROM sys_transaction_history t JOIN sys_query_history q USING (transaction_id)"
                                + " WHERE q.query_text LIKE 'INSERT INTO outcomes%' ORDER BY q.query_id"))
                .containsExactly("committed", "rolled back");
    }

    @Test
    void usersSeeTheirOwnStatementsOnly() throws SQLException {
        run(connection, "CREATE USER historian PASSWORD 'Secret-3'", "CREATE TABLE secretive (id INT)");
        rows(connection, "SELECT id FROM secretive");

        run(connection, "SET SESSION AUTHORIZATION historian");
        List<String> seen =
                rows(connection, "SELECT query_text FROM sys_query_history WHERE query_text LIKE '%secretive%'");
        run(connection, "RESET SESSION AUTHORIZATION");

        assertThat(seen).isEmpty();
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
