package io.landfall.redshift.fault.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.RuleStatus;
import io.landfall.redshift.fault.definition.RuleReader;
import io.landfall.redshift.fault.definition.RuleWriter;
import io.landfall.redshift.session.SessionState;
import io.landfall.redshift.session.SessionView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Switches faults over the admin port:
 *
 * <pre>{@code
 * FaultControl faults = FaultControl.at(warehouse.adminUri().orElseThrow());
 * String lost = faults.add(FaultRule.of(Trigger.commitOf("MERGE").nth(3), Effect.drop(When.AFTER)));
 * ...
 * assertThat(faults.status(lost).fired()).isEqualTo(1);
 * }</pre>
 *
 * Every method throws {@link AdminPortException} when the port refuses or does not answer.
 */
public final class FaultControl {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 400;

    private final URI admin;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();

    private FaultControl(URI admin) {
        this.admin = admin;
    }

    /** @param admin address of the admin port, for example {@code http://127.0.0.1:5440} */
    public static FaultControl at(URI admin) {
        return new FaultControl(admin);
    }

    /** Puts a rule in force and returns its id. */
    public String add(FaultRule rule) {
        String body = RuleWriter.write(rule).toString();
        return send("POST", "/faults", BodyPublishers.ofString(body)).path("id").asText();
    }

    /** What became of a rule. */
    public RuleStatus status(String id) {
        return status(send("GET", "/faults/" + id, BodyPublishers.noBody()));
    }

    /** All rules in force, in the order they are asked. */
    public List<RuleStatus> list() {
        JsonNode rules = send("GET", "/faults", BodyPublishers.noBody()).path("faults");
        return StreamSupport.stream(rules.spliterator(), false)
                .map(FaultControl::status)
                .toList();
    }

    /** Takes a rule out of force; what it delays goes on. */
    public void remove(String id) {
        send("DELETE", "/faults/" + id, BodyPublishers.noBody());
    }

    /** Takes all rules out of force; what they delay goes on. */
    public void clear() {
        send("DELETE", "/faults", BodyPublishers.noBody());
    }

    /** Who is connected; literals in statements are masked. */
    public List<SessionView> sessions() {
        JsonNode sessions = send("GET", "/sessions", BodyPublishers.noBody()).path("sessions");
        return StreamSupport.stream(sessions.spliterator(), false)
                .map(FaultControl::session)
                .toList();
    }

    /** Breaks a session's connection. */
    public void cut(int pid) {
        send("DELETE", "/sessions/" + pid, BodyPublishers.noBody());
    }

    private static RuleStatus status(JsonNode status) {
        return new RuleStatus(
                RuleReader.read(status.path("rule")),
                status.path("seen").asLong(),
                status.path("fired").asLong());
    }

    private static SessionView session(JsonNode session) {
        return new SessionView(
                session.path("pid").asInt(),
                session.path("user").asText(),
                session.path("database").asText(),
                session.path("applicationName").asText(),
                SessionState.labelled(session.path("state").asText()),
                Instant.parse(session.path("since").asText()),
                session.path("statement").asText());
    }

    private JsonNode send(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(admin.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() >= FIRST_ERROR) {
                throw new AdminPortException(answer.path("error").asText(), null);
            }
            return answer;
        } catch (IOException unreachable) {
            throw new AdminPortException("the admin port " + admin + " does not answer: " + unreachable, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AdminPortException("interrupted while asking the admin port " + admin, interrupted);
        }
    }
}
