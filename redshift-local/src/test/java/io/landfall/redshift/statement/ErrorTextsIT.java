package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.redshift.util.RedshiftException;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class ErrorTextsIT {
    private static final String CANCELED = "Query (150) canceled on user's request";

    private final Warehouse warehouse;
    private final Sessions sessions;

    ErrorTextsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.sessions = new Sessions(warehouse);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT * FROM nowhere;42P01;relation \"nowhere\" does not exist",
                "INSERT INTO nowhere VALUES (1);42P01;relation \"nowhere\" does not exist",
                "UPDATE no_schema.nowhere SET id = 1;42P01;relation \"no_schema.nowhere\" does not exist",
                "LOCK nowhere;42P01;relation \"nowhere\" does not exist",
                "INSERT INTO texts (id, name) VALUES (1, 'four');22001;value too long for type character varying(3)",
                "INSERT INTO texts (name) VALUES ('one');XX000;Cannot insert a NULL value into column id",
                "UPDATE texts SET id = NULL;XX000;Cannot insert a NULL value into column id",
                "INSERT INTO texts_view VALUES (2, 'two');42809;cannot change view \"texts_view\"",
                "SELECT id FRM texts;42601;syntax error at or near \"texts\"",
                "UPDATE texts SET id = 1 RETURNING id;42601;syntax error at or near",
                "SAVEPOINT s;0A000;SQL command \"SAVEPOINT\" not supported."
            })
    void errorsReadAsRedshifts(String sql, String state, String text) throws SQLException {
        try (Connection connection = sessions.begin("dev")) {
            run(
                    connection,
                    "CREATE TABLE texts (id INT NOT NULL, name VARCHAR(3))",
                    "INSERT INTO texts VALUES (1, 'one')",
                    "CREATE VIEW texts_view AS SELECT * FROM texts");
            if (text.startsWith("SQL")) {
                rows(connection, "SELECT 1");
            }
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessageStartingWith("ERROR: " + text)
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo(state));
            connection.rollback();
        }
    }

    @Test
    void aMissingPrivilegeNamesTheRelation() throws SQLException {
        try (Connection connection = sessions.begin("dev")) {
            run(connection, "CREATE TABLE secret (id INT)", "CREATE USER nobody_special", "SET ROLE nobody_special");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT * FROM secret"))
                    .withMessage("ERROR: permission denied for relation secret")
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    @Test
    void aStatementTimeoutReadsLikeACancellation() throws SQLException {
        try (Connection connection = sessions.open("dev")) {
            run(connection, "SET statement_timeout TO 50");

            assertThatExceptionOfType(RedshiftException.class)
                    .isThrownBy(() -> run(connection, "SELECT pg_sleep(30)"))
                    .withMessage("ERROR: " + CANCELED)
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("57014"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCEL %d", "CANCEL %d 'Long-running query'", "SELECT pg_cancel_backend(%d)"})
    void anotherSessionsQueryIsCancelled(String cancel) throws SQLException {
        try (Connection victim = sessions.open("dev");
                Connection other = sessions.open("dev")) {
            int pid = Integer.parseInt(rows(victim, "SELECT pg_backend_pid()").get(0));
            CompletableFuture<Void> running = Sessions.inBackground(victim, "SELECT pg_sleep(30)");
            Awaitility.await().until(() -> !rows(
                            other, "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND pid = " + pid)
                    .isEmpty());
            run(other, String.format(cancel, pid));

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(running::join)
                    .satisfies(failure -> assertThat(failure.getCause()).hasMessage("ERROR: " + CANCELED));
            assertThat(rows(victim, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void anotherSessionIsEnded() throws SQLException {
        try (Connection victim = sessions.open("dev");
                Connection other = sessions.open("dev")) {
            String pid = rows(victim, "SELECT pg_backend_pid()").get(0);
            assertThat(rows(other, "SELECT pg_terminate_backend(" + pid + ", 10000)"))
                    .containsExactly("t");

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(victim, "SELECT 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "INSERT INTO failed_block VALUES (1)",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "ALTER TABLE failed_block APPEND FROM other",
                "COPY failed_block FROM 's3://bucket/key' IAM_ROLE default CSV"
            })
    void aFailedBlockIgnoresEverythingButItsEnd(String sql) throws SQLException {
        try (Connection connection = sessions.begin("dev")) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(connection, "SELECT 1/0"));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessage("ERROR: current transaction is aborted, commands ignored until end of transaction"
                            + " block")
                    .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("25P02"));
            connection.rollback();
        }
    }
}
