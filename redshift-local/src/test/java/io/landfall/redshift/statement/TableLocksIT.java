package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class TableLocksIT {
    private final Warehouse warehouse;
    private final Sessions sessions;

    TableLocksIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.sessions = new Sessions(warehouse);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO locked VALUES (2)",
                "UPDATE locked SET id = 3",
                "DELETE FROM locked",
                "DELETE locked",
                "WITH s AS (SELECT 1 AS id) DELETE FROM locked USING s WHERE locked.id = s.id",
                "MERGE INTO locked USING locked_source s ON locked.id = s.id WHEN MATCHED THEN UPDATE SET id = s.id"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (s.id)"
            })
    void everyWriterTakesTheTablesWriteLock(String write) throws SQLException {
        try (Connection connection = sessions.begin("dev")) {
            run(
                    connection,
                    "CREATE TABLE IF NOT EXISTS locked (id INT)",
                    "CREATE TABLE IF NOT EXISTS locked_source (id INT)");
            connection.commit();
            run(connection, write);

            assertThat(modes(connection, "locked")).contains("ShareRowExclusiveLock");
            connection.rollback();
            run(connection, "DROP TABLE locked", "DROP TABLE locked_source");
            connection.commit();
        }
    }

    @Test
    void copyTakesTheTablesWriteLock() throws Exception {
        String source = warehouse.s3().put("locks/1.csv", "1\n");
        try (Connection connection = sessions.begin("dev")) {
            run(connection, "CREATE TABLE copied_into (id INT)");
            connection.commit();
            run(connection, "COPY copied_into FROM '" + source + "' " + ROLE + " CSV");

            assertThat(modes(connection, "copied_into")).contains("ShareRowExclusiveLock");
            connection.rollback();
        }
    }

    @Test
    void whoMayOnlyInsertCanStillLock() throws SQLException {
        try (Connection connection = sessions.begin("dev")) {
            run(
                    connection,
                    "CREATE TABLE inbox (id INT)",
                    "CREATE USER sender",
                    "GRANT INSERT ON inbox TO sender",
                    "SET SESSION AUTHORIZATION sender",
                    "INSERT INTO inbox VALUES (1)");
            assertThat(modes(connection, "inbox")).contains("ShareRowExclusiveLock");
            run(connection, "RESET SESSION AUTHORIZATION", "REVOKE INSERT ON inbox FROM sender");
            run(connection, "SET SESSION AUTHORIZATION sender");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "INSERT INTO inbox VALUES (1)"))
                    .withMessage("ERROR: permission denied for relation inbox");
            connection.rollback();
        }
    }

    @Test
    void appendsToOneTableComeOneAfterAnother() throws SQLException {
        try (Connection first = sessions.begin("dev");
                Connection second = sessions.open("dev")) {
            run(first, "CREATE TABLE appended (id INT)");
            first.commit();
            run(first, "INSERT INTO appended VALUES (1)");
            CompletableFuture<Void> waiting =
                    Sessions.inBackground(second, "INSERT INTO appended SELECT count(*) + 1 FROM appended");
            sessions.awaitWaiterFor("dev", "appended");
            first.commit();
            waiting.join();

            assertThat(rows(second, "SELECT id FROM appended ORDER BY 1")).containsExactly("1", "2");
        }
    }

    @Test
    void updatesOfDifferentRowsComeOneAfterAnother() throws SQLException {
        try (Connection first = sessions.begin("dev");
                Connection second = sessions.begin("dev")) {
            run(first, "CREATE TABLE updated (id INT, n INT)", "INSERT INTO updated VALUES (1, 0), (2, 0)");
            first.commit();
            run(first, "UPDATE updated SET n = n + 1 WHERE id = 1");
            CompletableFuture<Void> waiting = Sessions.inBackground(second, "UPDATE updated SET n = n + 1", "COMMIT");
            sessions.awaitWaiterFor("dev", "updated");
            first.commit();
            waiting.join();

            assertThat(rows(second, "SELECT id, n FROM updated ORDER BY 1")).containsExactly("1|2", "2|1");
        }
    }

    @Test
    void readersDoNotWaitForWriters() throws SQLException {
        try (Connection writer = sessions.begin("dev");
                Connection reader = sessions.open("dev")) {
            run(writer, "CREATE TABLE read_beside (id INT)");
            writer.commit();
            run(writer, "INSERT INTO read_beside VALUES (1)");

            assertThat(rows(reader, "SELECT count(*) FROM read_beside")).containsExactly("0");
            writer.rollback();
        }
    }

    @Test
    void lockedTablesKeepReadersOutUntilTheTransactionEnds() throws SQLException {
        try (Connection holder = sessions.begin("dev");
                Connection reader = sessions.open("dev")) {
            run(holder, "CREATE TABLE fenced (id INT)", "CREATE TABLE fenced_too (id INT)");
            holder.commit();
            run(holder, "LOCK TABLE fenced, fenced_too");
            CompletableFuture<Void> waiting = Sessions.inBackground(reader, "SELECT * FROM fenced_too");
            sessions.awaitWaiterFor("dev", "fenced_too");
            assertThat(modes(holder, "fenced")).contains("AccessExclusiveLock");
            holder.commit();

            waiting.join();
        }
    }

    @Test
    void aLockOutsideOfATransactionIsGivenUpAtOnce() throws SQLException {
        try (Connection connection = sessions.open("dev")) {
            run(connection, "CREATE TABLE momentary (id INT)", "LOCK momentary");

            assertThat(rows(
                            connection,
                            "SELECT mode FROM pg_locks WHERE relation = 'momentary'::regclass"
                                    + " AND mode = 'AccessExclusiveLock'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOCK momentary IN SHARE MODE;IN",
                "LOCK TABLE momentary NOWAIT;NOWAIT",
                "TRUNCATE momentary CASCADE;CASCADE",
                "TRUNCATE a, b;,"
            })
    void whatOnlyPostgresKnowsOfLocksIsASyntaxError(String sqlAndToken) throws SQLException {
        String sql = sqlAndToken.split(";")[0];
        try (Connection connection = sessions.open("dev")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessageContaining(
                            "syntax error at or near \"" + sqlAndToken.split(";")[1] + "\"")
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("42601"));
        }
    }

    @Test
    void tablesWrittenInOppositeOrderDeadlock() throws SQLException {
        try (Connection first = sessions.begin("dev");
                Connection second = sessions.begin("dev")) {
            run(first, "CREATE TABLE left_table (id INT)", "CREATE TABLE right_table (id INT)");
            first.commit();
            run(first, "INSERT INTO left_table VALUES (1)");
            run(second, "INSERT INTO right_table VALUES (1)");
            CompletableFuture<Void> waiting = Sessions.inBackground(second, "INSERT INTO left_table VALUES (2)");
            sessions.awaitWaiterFor("dev", "left_table");

            assertThat(sqlStates(() -> run(first, "INSERT INTO right_table VALUES (2)"), waiting, first))
                    .isEqualTo("40P01");
            second.rollback();
        }
    }

    /** One of the two is the victim; whichever it is, its SQLSTATE. */
    private static String sqlStates(Write write, CompletableFuture<Void> waiting, Connection first)
            throws SQLException {
        String state = null;
        try {
            write.run();
        } catch (SQLException victim) {
            state = victim.getSQLState();
        }
        first.rollback();
        try {
            waiting.join();
        } catch (CompletionException victim) {
            state = ((SQLException) victim.getCause()).getSQLState();
        }
        return state;
    }

    private interface Write {
        void run() throws SQLException;
    }

    private static List<String> modes(Connection connection, String table) throws SQLException {
        return rows(
                connection,
                "SELECT mode FROM pg_locks WHERE relation = '" + table
                        + "'::regclass AND pid = pg_backend_pid() AND granted");
    }
}
