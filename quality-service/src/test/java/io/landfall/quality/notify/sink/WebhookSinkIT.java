package io.landfall.quality.notify.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.failure.FailureKind;
import io.landfall.project.alert.Address;
import io.landfall.project.alert.WebhookMode;
import io.landfall.project.alert.WebhookSettings;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.AlertMessage;
import io.landfall.quality.notify.sink.ReceivingServer.Request;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The webhook against a server that verifies what it gets. */
class WebhookSinkIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private final ReceivingServer server = new ReceivingServer();
    private final SinkBench bench = new SinkBench();

    @AfterEach
    void stop() {
        server.close();
    }

    private Sink sink(WebhookMode mode) {
        return bench.sink(new WebhookSettings(
                Address.of(server.url("/alerts")), bench.secret("KEY", "whsec_" + KEY), mode, true));
    }

    @Test
    void structuredEventIsInTheBodyAndSigned() throws Exception {
        AlertMessage message = Alerts.alarm();
        SinkBench.send(sink(WebhookMode.STRUCTURED), message);
        Request request = server.only();
        assertThat(request.method() + ' ' + request.path()).isEqualTo("POST /alerts");
        assertThat(request.headers()).containsEntry("content-type", "application/cloudevents+json");
        JsonNode event = JSON.readTree(request.body());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("msg_" + message.id());
        assertThat(event.path("type").asText()).isEqualTo("io.landfall.AlertMessage.v1");
        assertThat(event.path("source").asText()).isEqualTo("/landfall/dev");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-20T12:00:30Z");
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertData(event.path("data"));
        assertSigned(request);
    }

    @Test
    void binaryEventIsInHeadersAndItsBodyIsTheDataAlone() throws Exception {
        SinkBench.send(sink(WebhookMode.BINARY), Alerts.alarm());
        Request request = server.only();
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-type", "io.landfall.AlertMessage.v1")
                .containsEntry("ce-source", "/landfall/dev")
                .containsEntry("ce-time", "2026-11-20T12:00:30Z")
                .containsEntry("ce-id", request.headers().get("webhook-id"));
        assertData(JSON.readTree(request.body()));
        assertSigned(request);
    }

    @Test
    void sameMessageHasTheSameIdAndANewTimestampWhenItIsSentAgain() throws Exception {
        Sink sink = sink(WebhookMode.STRUCTURED);
        SinkBench.send(sink, Alerts.alarm());
        bench.clock.advance(Duration.ofMinutes(10));
        SinkBench.send(sink, Alerts.alarm());
        assertThat(server.requests)
                .extracting(r -> r.headers().get("webhook-id"))
                .containsOnly("msg_" + Alerts.alarm().id());
        assertThat(server.requests)
                .extracting(r -> r.headers().get("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertSigned(server.requests.get(1));
    }

    @Test
    void serverThatHasNoTimeIsAskedAgainWhenItSays() {
        server.next(429, Map.of("Retry-After", "7"), "slow down");
        assertThatThrownBy(() -> SinkBench.send(sink(WebhookMode.STRUCTURED), Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.RETRYABLE);
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                    assertThat(failure).hasMessage("HTTP 429: slow down");
                });
    }

    @Test
    void serverThatSaysNothingIsGivenUpInTime() {
        server.fallSilent();
        assertThatThrownBy(() -> SinkBench.send(sink(WebhookMode.STRUCTURED), Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.RETRYABLE);
                    assertThat(failure).hasMessage("no answer in time");
                });
    }

    @Test
    void redirectIsNotFollowed() {
        server.next(302, Map.of("Location", server.url("/elsewhere")), "");
        assertThatThrownBy(() -> SinkBench.send(sink(WebhookMode.STRUCTURED), Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.TERMINAL));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void secretThatCannotSignIsRefusedWithoutBeingShown() {
        bench.environment.put("KEY", "whsec_c2hvcnQ=");
        Sink sink = bench.sink(new WebhookSettings(
                Address.of(server.url("/")),
                new io.landfall.project.alert.SecretReference(null, null, "KEY", null),
                null,
                true));
        assertThatThrownBy(() -> SinkBench.send(sink, Alerts.alarm()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void plainHttpIsRefusedUnlessItIsAllowed() {
        Sink sink = bench.sink(
                new WebhookSettings(Address.of(server.url("/")), bench.secret("KEY", "whsec_" + KEY), null, false));
        assertThatThrownBy(() -> SinkBench.send(sink, Alerts.alarm()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("plain HTTP");
        assertThat(server.requests).isEmpty();
    }

    private static void assertData(JsonNode data) {
        assertThat(data.path("headline").asText()).isEqualTo("[ERROR] 1 alert: songplays have no key");
        assertThat(data.path("severity").asText()).isEqualTo("error");
        assertThat(data.at("/counts/raised").asInt()).isEqualTo(1);
        assertThat(data.at("/alerts/0/state").asText()).isEqualTo("raised");
        assertThat(data.at("/alerts/0/raised/key").asText()).isEqualTo(Alerts.KEY);
        assertThat(data.at("/alerts/0/raised/action").asText()).isEqualTo("correct the source and replay the batch");
    }

    /** As the specification says, with nothing of the code that signed. */
    private static void assertSigned(Request request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        String signed = request.headers().get("webhook-id") + "."
                + request.headers().get("webhook-timestamp") + "." + request.text();
        byte[] expected = Base64.getEncoder().encode(mac.doFinal(signed.getBytes("UTF-8")));
        String signature = request.headers().get("webhook-signature");
        assertThat(signature).startsWith("v1,");
        assertThat(MessageDigest.isEqual(expected, signature.substring(3).getBytes("UTF-8")))
                .isTrue();
    }
}
