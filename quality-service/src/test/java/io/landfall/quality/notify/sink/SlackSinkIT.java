package io.landfall.quality.notify.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.event.Severity;
import io.landfall.failure.FailureKind;
import io.landfall.project.alert.SlackSettings;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.Item;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's incoming webhook, whose URL is a secret. */
class SlackSinkIT {

    private static final String SECRET_PATH = "/services/T0001/B0002/XsecretX";
    private final ReceivingServer server = new ReceivingServer();
    private final SinkBench bench = new SinkBench();
    private final Sink sink = bench.sink(new SlackSettings(bench.secret("URL", server.url(SECRET_PATH)), true));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void alertSaysWhatIsWrongWhatWasTriedAndWhatToDo() throws Exception {
        SinkBench.send(sink, Alerts.alarm());
        assertThat(server.only().path()).isEqualTo(SECRET_PATH);
        assertThat(server.only().headers().get("content-type")).startsWith("application/json");
        JsonNode sent = new ObjectMapper().readTree(server.only().body());
        assertThat(sent.path("text").asText()).isEqualTo("[ERROR] 1 alert: songplays have no key");
        assertThat(sent.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(texts(sent))
                .contains(":red_circle: *songplays have no key*")
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "*What was seen:* 3 rows with songplay_id NULL &amp; &lt;b&gt;start_time&lt;/b&gt;",
                                "*What Landfall tried:* the check was run 3 times",
                                "*What to do:* correct the source and replay the batch"))
                .contains("ERROR · `" + Alerts.KEY
                        + "` · since 12:00 UTC · owner data-team · <https://example.com/runbook/check|runbook>");
    }

    @Test
    void endOfAnAlertSaysWhy() throws Exception {
        SinkBench.send(sink, Alerts.allClear());
        assertThat(texts(new ObjectMapper().readTree(server.only().body())))
                .contains(":white_check_mark: *Cleared:* " + Alerts.KEY + "\nthe check passed over the next load");
    }

    @Test
    void manyAlertsStayWithinTheLimitsOfBlockKit() throws Exception {
        Item[] items = IntStream.range(0, 3_000)
                .mapToObj(i -> Item.raised("e" + i, Alerts.raised("k".repeat(900) + i, Severity.ERROR)))
                .toArray(Item[]::new);
        SinkBench.send(sink, Alerts.message(items));
        JsonNode sent = new ObjectMapper().readTree(server.only().body());
        assertThat(sent.path("blocks").size()).isLessThanOrEqualTo(50);
        assertThat(texts(sent)).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(3_000));
        assertThat(texts(sent)).anySatisfy(text -> assertThat(text).contains("2992 × check of sparkify raised"));
    }

    @Test
    void urlIsNeverSeenInAFailure() {
        server.next(404, Map.of(), "no_service at " + server.url(SECRET_PATH));
        server.next(500, Map.of(), "error in " + SECRET_PATH);
        assertFailsWithoutSecret(FailureKind.TERMINAL);
        assertFailsWithoutSecret(FailureKind.RETRYABLE);
        server.fallSilent();
        assertFailsWithoutSecret(FailureKind.RETRYABLE);
        server.close();
        assertFailsWithoutSecret(FailureKind.RETRYABLE);
        bench.environment.put("URL", "http s://XsecretX");
        bench.clock.advance(java.time.Duration.ofMinutes(2));
        assertFailsWithoutSecret(FailureKind.TERMINAL);
        bench.environment.put("URL", "ftp://hooks.example.com/XsecretX");
        bench.clock.advance(java.time.Duration.ofMinutes(2));
        assertFailsWithoutSecret(FailureKind.TERMINAL);
        bench.environment.clear();
        bench.clock.advance(java.time.Duration.ofMinutes(2));
        assertThatThrownBy(() -> SinkBench.send(sink, Alerts.alarm()))
                .hasMessage("environment variable URL is not set or empty");
    }

    private void assertFailsWithoutSecret(FailureKind kind) {
        assertThatThrownBy(() -> SinkBench.send(sink, Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    StringWriter everything = new StringWriter();
                    failure.printStackTrace(new PrintWriter(everything));
                    assertThat(everything.toString()).doesNotContain("XsecretX", "T0001");
                });
    }

    private static List<String> texts(JsonNode sent) {
        List<String> texts = new ArrayList<>();
        for (JsonNode block : sent.path("blocks")) {
            texts.add(block.at("/text/text").asText());
            block.path("elements")
                    .forEach(element -> texts.add(element.path("text").asText()));
        }
        return texts;
    }
}
