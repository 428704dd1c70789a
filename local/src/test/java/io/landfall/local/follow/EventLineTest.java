package io.landfall.local.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.EventTypes;
import io.landfall.event.FilesRejected;
import io.landfall.event.LoadFailed;
import io.landfall.event.RejectedFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLineTest {

    private final EventLine line = new EventLine(ZoneOffset.UTC);

    @Test
    void aLineSaysWhenWhereWhatAndOfWhichChain() {
        EventEnvelope staged = Events.staged("songs", "b1", 3, 71);
        assertThat(line.render(Events.seen(staged)))
                .isEqualTo(
                        "12:00:02.000  staging    StagingLoaded      shop                  71 rows of songs from 3 files"
                                + " into staging.songs__b1  ["
                                + staged.correlationId().substring(0, 8) + "]");
    }

    @Test
    void anEventIsOneLineEvenIfItsTextIsSeveral() {
        EventEnvelope alert = Events.at(1, new LoadFailed("shop", "l1", 1, "first\n  second\r\nthird"));
        assertThat(line.render(Events.seen(alert)))
                .contains("first second third")
                .doesNotContain("\n");
    }

    @Test
    void aRejectedFileIsShownWithItsColumnAndWhatToDo() {
        RejectedFile bad = new RejectedFile(
                "lake", "logs/a.json", "v1", 1204, "too long", 3L, "level", "premium plus", "widen level");
        RejectedFile other =
                new RejectedFile("lake", "logs/b.json", "v1", 1216, "Invalid JSON", 1L, "x", null, "correct it");
        assertThat(EventSummary.of(new FilesRejected("shop", "logs", List.of(bad, other))))
                .isEqualTo("logs/a.json:3 too long (column level); to do: widen level; logs/b.json:1 Invalid JSON");
    }

    @Test
    void whatChecksFoundIsCountedAndTheWorstIsSaid() {
        assertThat(EventSummary.of(Events.failed("load1", 2).event()))
                .isEqualTo("checks: 1 of 2 passed, 1 failed, attempt 2; b found 3, expected 0");
    }

    @Test
    void everyKindOfEventHasASummary() {
        for (Class<? extends Event> type : EventTypes.all()) {
            assertThat(EventSummary.knows(type)).as(type.getSimpleName()).isTrue();
        }
    }

    @Test
    void aDeadLetterIsShownWithItsReason() {
        SeenEvent dead = new SeenEvent(
                "landfall.notifications.stager.dev.dlq",
                0,
                1,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                Map.of("dead-letter-reason", "not JSON"),
                "<xml/>");
        assertThat(line.render(dead))
                .contains("notifications.stager.dev.dlq")
                .contains("not JSON")
                .endsWith("[-]");
    }

    @Test
    void jsonCarriesHeadersAndPayload() throws Exception {
        JsonNode json = new JsonMapper().readTree(EventJson.render(Events.seen(Events.loaded("load1", 2))));
        assertThat(json.at("/topic").asText()).isEqualTo("landfall.tables");
        assertThat(json.at("/headers/ce_type").asText()).isEqualTo("io.landfall.TablesLoaded.v1");
        assertThat(json.at("/value/files").asInt()).isEqualTo(2);
    }

    @Test
    void jsonShowsAPayloadThatIsNoJsonAsText() throws Exception {
        SeenEvent dead = new SeenEvent("landfall.x", 0, 1, Instant.EPOCH, null, Map.of(), "<xml/>");
        assertThat(new JsonMapper()
                        .readTree(EventJson.render(dead))
                        .at("/value")
                        .asText())
                .isEqualTo("<xml/>");
    }
}
