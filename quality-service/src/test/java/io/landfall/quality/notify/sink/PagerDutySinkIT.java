package io.landfall.quality.notify.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.event.Severity;
import io.landfall.failure.FailureKind;
import io.landfall.project.alert.PagerDutySettings;
import io.landfall.quality.notify.Alerts;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.message.Item;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events API v2 of PagerDuty. */
class PagerDutySinkIT {

    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";
    private final ReceivingServer server = new ReceivingServer();
    private final SinkBench bench = new SinkBench();
    private Sink sink;

    @BeforeEach
    void start() {
        server.usually(202, "{\"status\":\"success\"}");
        sink = bench.sink(new PagerDutySettings(bench.secret("ROUTING", ROUTING_KEY), server.url("/v2/enqueue"), true));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void alertTriggersUnderItsKey() throws Exception {
        SinkBench.send(sink, Alerts.alarm());
        assertThat(server.only().path()).isEqualTo("/v2/enqueue");
        assertThat(sent(0)).isEqualTo(new ObjectMapper().readTree("""
                {"event_action": "trigger", "dedup_key": "dev/sparkify/check/songplays_have_keys", "client": "Landfall",
                 "routing_key": "0123456789abcdef0123456789abcdef",
                 "payload": {"summary": "songplays have no key", "source": "sparkify", "severity": "error",
                   "timestamp": "2026-11-20T12:00:00Z", "component": "sparkify.songplays", "group": "dev", "class": "check",
                   "custom_details": {"key": "sparkify/check/songplays_have_keys",
                     "evidence": "3 rows with songplay_id NULL & <b>start_time</b>", "tried": "the check was run 3 times",
                     "what_to_do": "correct the source and replay the batch",
                     "runbook": "https://example.com/runbook/check", "occurrences": 1, "owner": "data-team"}},
                 "links": [{"href": "https://example.com/runbook/check", "text": "Runbook"}]}
                """));
    }

    @Test
    void endResolvesUnderTheSameKey() throws Exception {
        SinkBench.send(sink, Alerts.allClear());
        assertThat(sent(0).path("event_action").asText()).isEqualTo("resolve");
        assertThat(sent(0).path("dedup_key").asText()).isEqualTo("dev/" + Alerts.KEY);
        assertThat(sent(0).has("payload")).isFalse();
    }

    @Test
    void severitiesAreThoseOfPagerDutyAndLongKeysAreBoundedAndStayApart() throws Exception {
        String longKey = "k".repeat(400);
        SinkBench.send(
                sink,
                Alerts.message(
                        Item.raised("a", Alerts.raised(longKey + 1, Severity.WARN)),
                        Item.raised("b", Alerts.raised(longKey + 2, Severity.CRITICAL))));
        assertThat(List.of(sent(0), sent(1)))
                .extracting(event -> event.at("/payload/severity").asText())
                .containsExactly("critical", "warning");
        assertThat(List.of(sent(0), sent(1)))
                .extracting(event -> event.path("dedup_key").asText())
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).hasSize(255));
    }

    @Test
    void stormIsAFewIncidentsAndIsResolvedWithItsLastAlert() throws Exception {
        Item[] raised = IntStream.range(0, 300)
                .mapToObj(i -> Item.raised("e" + i, Alerts.raised("k%03d".formatted(i), Severity.ERROR)))
                .toArray(Item[]::new);
        SinkBench.send(sink, Alerts.message(raised));
        assertThat(server.requests).hasSize(11);
        assertThat(sent(10).path("dedup_key").asText()).isEqualTo("dev/further-alerts");
        assertThat(sent(10).at("/payload/summary").asText()).isEqualTo("290 further alerts: dev");

        server.requests.clear();
        Item[] cleared = IntStream.range(0, 300)
                .mapToObj(i -> Item.cleared("c" + i, Alerts.cleared("k%03d".formatted(i), Severity.ERROR)))
                .toArray(Item[]::new);
        SinkBench.send(sink, Alerts.message(cleared));
        assertThat(server.requests).hasSize(11);
        assertThat(sent(10).path("event_action").asText()).isEqualTo("resolve");
        assertThat(sent(10).path("dedup_key").asText()).isEqualTo("dev/further-alerts");
    }

    @Test
    void reminderIsLeftToPagerDuty() {
        assertThat(sink.prepare(Alerts.message(Item.reminder(Alerts.raised(), 1))))
                .isEmpty();
    }

    @Test
    void eventThatIsRefusedIsNotSentAgainAndTheKeyIsNotShown() {
        server.next(400, Map.of(), "{\"status\":\"invalid event\",\"errors\":[\"routing_key " + ROUTING_KEY + "\"]}");
        assertThatThrownBy(() -> SinkBench.send(sink, Alerts.alarm()))
                .isInstanceOfSatisfying(DeliveryException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TERMINAL);
                    assertThat(failure).hasMessageContaining("invalid event").hasMessageNotContaining(ROUTING_KEY);
                });
    }

    private JsonNode sent(int index) throws JsonProcessingException {
        return new ObjectMapper().readTree(server.requests.get(index).text());
    }
}
