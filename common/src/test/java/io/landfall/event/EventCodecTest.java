package io.landfall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final FilesLanded LANDED = new FilesLanded(
            "sparkify", "log_data", List.of(new LandedFile("b", "log_data/a b.json", null, "e1", 10, "0A")));

    @Test
    void envelopeSurvivesTheJourney() {
        EventEnvelope sent = EventEnvelope.first("stager", LANDED);
        assertThat(EventCodec.decode(EventCodec.headers(sent), EventCodec.json(LANDED)))
                .isEqualTo(sent);
    }

    @Test
    void headersAreThoseOfCloudEventsInBinaryMode() {
        assertThat(EventCodec.headers(EventEnvelope.first("stager", LANDED)))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.landfall.FilesLanded.v1")
                .containsEntry("ce_source", "stager")
                .containsEntry("ce_subject", "sparkify/log_data")
                .containsKeys("ce_id", "ce_time", "ce_correlationid", "ce_causationid", "traceparent");
    }

    @Test
    void announcingAgainGivesTheSameId() {
        FilesLanded again = new FilesLanded("sparkify", "log_data", LANDED.files());
        assertThat(EventEnvelope.first("stager", again).id())
                .isEqualTo(EventEnvelope.first("other", LANDED).id());
    }

    @Test
    void anotherVersionOfAFileIsAnotherEvent() {
        FilesLanded overwritten = new FilesLanded(
                "sparkify", "log_data", List.of(new LandedFile("b", "log_data/a b.json", null, "e2", 10, "0B")));
        assertThat(EventEnvelope.first("stager", overwritten).id())
                .isNotEqualTo(EventEnvelope.first("stager", LANDED).id());
    }

    @Test
    void whatFollowsKeepsCorrelationAndTraceAndNamesItsCause() {
        EventEnvelope first = EventEnvelope.first("stager", LANDED);
        EventEnvelope next =
                EventEnvelope.following(first.asCause(), "stager", new FilesSkipped("sparkify", "log_data", 1, "d"));
        assertThat(next.correlationId()).isEqualTo(first.id());
        assertThat(next.causationId()).isEqualTo(first.id());
        assertThat(next.trace().traceId()).isEqualTo(first.trace().traceId());
        assertThat(next.trace().spanId()).isNotEqualTo(first.trace().spanId());
    }

    @Test
    void unknownPropertiesAreIgnored() {
        String newer = EventCodec.json(LANDED).replaceFirst("\\{", "{\"addedLater\":1,");
        assertThat(EventCodec.read(FilesLanded.class, newer)).isEqualTo(LANDED);
    }

    @Test
    void recordWithoutIdIsMalformed() {
        Map<String, String> headers = new HashMap<>(EventCodec.headers(EventEnvelope.first("stager", LANDED)));
        headers.remove("ce_id");
        assertThatThrownBy(() -> EventCodec.decode(headers, "{}"))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_id");
    }

    @Test
    void idThatTheLedgerHasNoRoomForIsMalformed() {
        Map<String, String> headers = new HashMap<>(EventCodec.headers(EventEnvelope.first("stager", LANDED)));
        headers.put("ce_correlationid", "x".repeat(65));
        assertThatThrownBy(() -> EventCodec.decode(headers, EventCodec.json(LANDED)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_correlationid");
    }

    @Test
    void unknownTypeIsMalformed() {
        Map<String, String> headers = new HashMap<>(EventCodec.headers(EventEnvelope.first("stager", LANDED)));
        headers.put("ce_type", "io.landfall.Nothing.v1");
        assertThatThrownBy(() -> EventCodec.decode(headers, "{}")).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void valueThatIsNotTheEventIsMalformed() {
        Map<String, String> headers = EventCodec.headers(EventEnvelope.first("stager", LANDED));
        for (String value : new String[] {"", "null", "[]", "{", "{\"files\":7}", "{}"}) {
            assertThatThrownBy(() -> EventCodec.decode(headers, value))
                    .as(value)
                    .isInstanceOf(MalformedEventException.class);
        }
    }

    @Test
    void moreThanTenFilesAreRefused() {
        List<LandedFile> eleven = Collections.nCopies(11, LANDED.files().get(0));
        assertThatThrownBy(() -> new FilesLanded("p", "d", eleven)).isInstanceOf(IllegalArgumentException.class);
    }
}
