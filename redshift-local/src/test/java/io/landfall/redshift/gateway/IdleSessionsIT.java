package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.RawClient;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.MessageStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that rest have no process in PostgreSQL, and their clients do not notice. */
@ExtendWith(Warehouse.Shared.class)
class IdleSessionsIT {
    private final Warehouse warehouse;

    @TempDir
    Path directory;

    private SecondGateway gateway;

    IdleSessionsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void start() throws Exception {
        gateway = SecondGateway.start(
                warehouse, directory, ConnectionSettings.DEFAULT.parkingAfter(Duration.ofMillis(100)));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void aRestingSessionGivesItsProcessBackAndGoesOn() throws Exception {
        try (Connection connection =
                        gateway.connect("awsuser", "Secret-1", "ssl", "false", "ApplicationName", "idle_a");
                PreparedStatement select = connection.prepareStatement("SELECT ? + 1")) {
            for (int round = 0; round < 2; round++) {
                awaitProcesses("idle_a", 0);
                select.setInt(1, round);
                try (ResultSet result = select.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getInt(1)).isEqualTo(round + 1);
                }
            }
        }
    }

    @Test
    void settingsAreThereAgain() throws Exception {
        try (RawClient client = RawClient.connect(gateway.port(), "application_name", "idle_b")) {
            client.query("SET statement_timeout TO 54321; SET query_group TO 'idle'; SET search_path TO pg_catalog");
            awaitProcesses("idle_b", 0);
            client.query("SHOW query_group");
            assertThat(client.value()).isEqualTo("idle");
            awaitProcesses("idle_b", 0);
            client.query("SELECT current_setting('statement_timeout') || current_setting('search_path')");
            assertThat(client.value()).isEqualTo("54321mspg_catalog");
        }
    }

    @Test
    void preparedStatementsAreThereAgain() throws Exception {
        String source = warehouse.s3().put("idle/1.csv", "1\n");
        try (RawClient client = RawClient.connect(gateway.port(), "application_name", "idle_g")) {
            client.query("CREATE TABLE idle_prepared (id INT)");
            client.send(ClientMessages.parse("count", "SELECT count(*) FROM idle_prepared"));
            client.send(ClientMessages.parse("load", "COPY idle_prepared FROM '" + source + "' " + Warehouse.ROLE));
            client.send(ClientMessages.parse("gone", "SELECT 1"), ClientMessages.closeStatement("gone"));
            assertThat(client.sync()).isEqualTo("1113Z");
            awaitProcesses("idle_g", 0);
            client.send(ClientMessages.bind("", "load"), ClientMessages.execute(""));
            // The second gateway has no S3.
            assertThat(client.sync()).isEqualTo("2EZ");
            client.send(ClientMessages.bind("", "count"), ClientMessages.execute(""));
            assertThat(client.sync()).isEqualTo("2DCZ");
            client.send(ClientMessages.bind("", "gone"));
            assertThat(client.sync()).isEqualTo("EZ");
        }
    }

    @Test
    void theUnnamedStatementIsThereAgain() throws Exception {
        try (RawClient client = RawClient.connect(gateway.port(), "application_name", "idle_c")) {
            client.send(ClientMessages.parse("", "SELECT $1::int + 1"));
            assertThat(client.sync()).isEqualTo("1Z");
            awaitProcesses("idle_c", 0);
            client.send(ClientMessages.bind("", "", "41"), ClientMessages.execute(""));
            assertThat(client.sync()).isEqualTo("2DCZ");
            assertThat(client.value()).isEqualTo("42");
        }
    }

    @Test
    void whatWasBigBeforeTheRestDoesNotSwallowWhatComesBehindIt() throws Exception {
        try (RawClient client = RawClient.connect(gateway.port(), "application_name", "idle_g")) {
            assertThat(client.query("SELECT 1 /* " + "y".repeat(3000) + " */")).isEqualTo("TDCZ");
            awaitProcesses("idle_g", 0);
            assertThat(client.query("SELECT 2")).isEqualTo("TDCZ");
            assertThat(client.value()).isEqualTo("2");
        }
    }

    @Test
    void theLastCopyIsRememberedOverTheRest() throws Exception {
        String source = warehouse.s3().put("idle/copied", "1\n2\n");
        ConnectionSettings settings = ConnectionSettings.DEFAULT.parkingAfter(Duration.ofMillis(100));
        try (SecondGateway reading = SecondGateway.start(
                        warehouse, directory, settings, warehouse.s3().endpoint());
                RawClient client = RawClient.connect(reading.port(), "application_name", "idle_h")) {
            client.query("CREATE TABLE idle_copied (id INT)");
            assertThat(client.query("COPY idle_copied FROM '" + source + "' IAM_ROLE default"))
                    .endsWith("CZ");
            awaitProcesses("idle_h", 0);
            client.query("SELECT pg_last_copy_count()");
            assertThat(client.value()).isEqualTo("2");
        }
    }

    @Test
    void theClientsKeyCancelsWhatRunsInItsNewProcess() throws Exception {
        try (RawClient client = RawClient.connect(gateway.port(), "application_name", "idle_d");
                Connection connection = warehouse.connect()) {
            awaitProcesses("idle_d", 0);
            client.send(ClientMessages.query(Warehouse.ENDLESS_QUERY + " /* 62 */"))
                    .flush();
            Awaitility.await().until(() -> !rows(
                            connection,
                            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%/* 62 */' AND pid <> pg_backend_pid()")
                    .isEmpty());
            try (MessageStream request = RawClient.open(gateway.port())) {
                request.writeUntyped(client.key().toBytes());
                request.flush();
                assertThat(client.answers()).isEqualTo("TEZ");
            }
            assertThat(client.error().sqlState()).isEqualTo("57014");
        }
    }

    @Test
    void whatOnlyItsProcessKnowsKeepsIt() throws Exception {
        String[] keeping = {
            "CREATE TEMP TABLE idle_kept (id INT)",
            "PREPARE idle_kept AS SELECT 1",
            "BEGIN; DECLARE idle_kept CURSOR WITH HOLD FOR SELECT 1; COMMIT",
            "SET SESSION AUTHORIZATION postgres",
            "SET app_context.user_id TO '7'",
            "BEGIN"
        };
        RawClient[] clients = new RawClient[keeping.length];
        try (RawClient free = RawClient.connect(gateway.port(), "application_name", "idle_e")) {
            for (int index = 0; index < keeping.length; index++) {
                clients[index] = RawClient.connect(gateway.port(), "application_name", "idle_f");
                assertThat(clients[index].query(keeping[index]))
                        .as(keeping[index])
                        .endsWith("Z")
                        .doesNotContain("E");
            }
            free.query("SELECT 1");
            // It has rested for a shorter time than the others.
            awaitProcesses("idle_e", 0);
            assertThat(processes("idle_f")).isEqualTo(keeping.length);
        } finally {
            for (RawClient client : clients) {
                if (client != null) {
                    client.close();
                }
            }
        }
    }

    private void awaitProcesses(String application, int count) {
        Awaitility.await().until(() -> processes(application) == count);
    }

    private int processes(String application) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            String sql = "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + application + "'";
            return Integer.parseInt(rows(connection, sql).get(0));
        }
    }
}
