package io.landfall.redshift.admin;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.ErrorPreset;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.SessionFilter;
import io.landfall.redshift.fault.Trigger;
import io.landfall.redshift.fault.client.AdminPortException;
import io.landfall.redshift.fault.client.FaultControl;
import io.landfall.redshift.session.SessionState;
import io.landfall.redshift.session.SessionView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
class AdminPortIT {
    private static final String RULE =
            "{\"id\": \"r\", \"trigger\": {\"on\": \"commit\"}, \"effect\": {\"do\": \"drop\", \"when\": \"after\"}}";

    private final Warehouse warehouse;
    private final URI admin;
    private final FaultControl faults;
    private final HttpClient http = HttpClient.newHttpClient();

    AdminPortIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.admin = warehouse.local().adminUri().orElseThrow();
        this.faults = FaultControl.at(admin);
    }

    @AfterEach
    void removeRules() {
        faults.clear();
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(admin.resolve(path))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void itListensOnTheLoopbackAddress() {
        assertThat(admin.getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aRuleIsAddedSeenAndRemoved() throws Exception {
        HttpResponse<String> added = send("POST", "/faults", "application/json", RULE);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).contains("/faults/r");
        assertThat(json(added).path("id").asText()).isEqualTo("r");

        JsonNode listed = json(send("GET", "/faults", "application/json", "")).path("faults");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("rule").path("trigger").path("on").asText())
                .isEqualTo("commit");
        assertThat(listed.get(0).path("seen").asInt(-1)).isZero();
        assertThat(listed.get(0).path("fired").asInt(-1)).isZero();
        assertThat(listed.get(0).path("spent").asBoolean(true)).isFalse();

        assertThat(send("DELETE", "/faults/r", "application/json", "").statusCode())
                .isEqualTo(204);
        assertThat(send("GET", "/faults/r", "application/json", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWrongRuleIsRefusedWithTheFieldAndWhatIsAllowed() throws Exception {
        HttpResponse<String> refused =
                send("POST", "/faults", "application/json", RULE.replace("\"after\"", "\"behind\""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("field").asText()).isEqualTo("effect.when");
        assertThat(json(refused).path("error").asText())
                .isEqualTo("effect.when: is \"behind\", allowed are before, instead, after");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /faults, text/plain, 415, needed is application/json",
        "POST, /sessions, application/json, 405, POST is not allowed on /sessions",
        "DELETE, /sessions/none, application/json, 400, allowed is the number of a session",
        "DELETE, /sessions/999999999, application/json, 404, there is no session 999999999",
        "DELETE, /faults/none, application/json, 404, there is no fault",
        "GET, /elsewhere, application/json, 404, there is nothing at /elsewhere",
        "POST, /faults, application/json, 400, is not JSON",
    })
    void whatIsNotThereOrNotAllowedIsRefusedAsJson(String method, String path, String type, int status, String error)
            throws Exception {
        HttpResponse<String> refused = send(method, path, type, "{");

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(json(refused).path("error").asText()).contains(error);
    }

    @Test
    void aBodyBeyondMeasureIsRefused() throws Exception {
        assertThat(send("POST", "/faults", "application/json", "[" + " ".repeat(70_000) + "]")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aRequestUnderAnotherNameIsRefused() throws IOException {
        try (Socket socket = new Socket(admin.getHost(), admin.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write("GET /faults HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void sessionsAreShownWithMaskedStatementsAndCanBeCut() throws SQLException {
        try (Connection connection = warehouse.connect("ApplicationName", "watched")) {
            int pid = Integer.parseInt(rows(connection, "SELECT pg_backend_pid() /* 'x' */ WHERE 'secret' <> ''")
                    .get(0));
            SessionView session = faults.sessions().stream()
                    .filter(candidate -> candidate.pid() == pid)
                    .findFirst()
                    .orElseThrow();
            assertThat(session.user()).isEqualTo("awsuser");
            assertThat(session.database()).isEqualTo("dev");
            assertThat(session.applicationName()).isEqualTo("watched");
            assertThat(session.state()).isEqualTo(SessionState.IDLE);
            assertThat(session.statement()).contains("WHERE '***' <> '***'").doesNotContain("secret");

            connection.setAutoCommit(false);
            rows(connection, "SELECT 1");
            assertThat(faults.sessions())
                    .anyMatch(other -> other.pid() == pid && other.state() == SessionState.IDLE_IN_TRANSACTION);

            faults.cut(pid);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows(connection, "SELECT 2"));
        }
    }

    @Test
    void healthCountsRulesAndSessions() throws Exception {
        faults.add(FaultRule.of(Trigger.commit(), Effect.fail(ErrorPreset.DEADLOCK)));

        JsonNode health = json(send("GET", "/health", "application/json", ""));

        assertThat(health.path("status").asText()).isEqualTo("up");
        assertThat(health.path("faults").asInt()).isEqualTo(1);
    }

    @Test
    void theClientGetsWhatItPutAndTheReasonOfARefusal() {
        FaultRule rule = FaultRule.of(Trigger.statement("MERGE").nth(3), Effect.fail(ErrorPreset.DISK_FULL))
                .in(SessionFilter.queryGroup("loads"))
                .times(2)
                .named("third-merge");

        assertThat(faults.add(rule)).isEqualTo("third-merge");

        assertThat(faults.status("third-merge").rule()).isEqualTo(rule);
        assertThat(faults.list()).hasSize(1);
        assertThatExceptionOfType(AdminPortException.class)
                .isThrownBy(() -> faults.add(rule))
                .withMessageContaining("\"third-merge\" is in force already");
    }
}
