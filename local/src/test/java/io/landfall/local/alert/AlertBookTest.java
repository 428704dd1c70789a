package io.landfall.local.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Severity;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.terminal.Paint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String KEY = "shop/check/orders_have_keys";

    @Test
    void theNewestEventOfAKeyCounts() {
        AlertBook book =
                book(raised(KEY, Severity.ERROR, 1), raised(KEY, Severity.ERROR, 7), cleared("shop/check/old"));
        assertThat(book.find(KEY, NOON).orElseThrow().raised().occurrences()).isEqualTo(7);
        assertThat(book.find("shop/check/old", NOON).orElseThrow().open()).isFalse();
        assertThat(book.find("nothing", NOON)).isEmpty();
    }

    @Test
    void openOnesComeFirstAndTheMostSevereOfThem() {
        AlertBook book = book(
                cleared("shop/check/a"),
                raised("shop/check/b", Severity.WARN, 1),
                raised("dev/warehouse-failed", Severity.CRITICAL, 1),
                raised("shop/check/c", Severity.ERROR, 1));
        assertThat(book.all(NOON))
                .extracting(AlertState::key)
                .containsExactly("dev/warehouse-failed", "shop/check/c", "shop/check/b", "shop/check/a");
    }

    @Test
    void anAcknowledgementOfAnEarlierOccurrenceSaysNothing() {
        assertThat(book(raised(KEY, Severity.ERROR, 1), acknowledged(NOON.plusSeconds(5)))
                        .find(KEY, NOON)
                        .orElseThrow()
                        .standing())
                .isEqualTo("acknowledged by ada");
        assertThat(book(raised(KEY, Severity.ERROR, 1), acknowledged(NOON.minusSeconds(5)))
                        .find(KEY, NOON)
                        .orElseThrow()
                        .standing())
                .isEmpty();
    }

    @Test
    void aMuteHoldsForKeysThatFitUntilItsTime() {
        AlertBook book = book(raised(KEY, Severity.ERROR, 1), muted("shop/*", NOON.plusSeconds(60)));
        assertThat(book.find(KEY, NOON).orElseThrow().muted()).isNotNull();
        assertThat(book.find(KEY, NOON.plusSeconds(60)).orElseThrow().muted()).isNull();
        assertThat(book(raised(KEY, Severity.ERROR, 1), muted("shop/check/?", NOON.plusSeconds(60)))
                        .find(KEY, NOON)
                        .orElseThrow()
                        .muted())
                .isNull();
        AlertBook unmuted = book(
                raised(KEY, Severity.ERROR, 1), muted("shop/*", NOON.plusSeconds(60)), muted("shop/*", Instant.EPOCH));
        assertThat(unmuted.mutes(NOON)).isEmpty();
    }

    @Test
    void alertsOfOtherWarehousesAreLeftAlone() {
        AlertBook other = AlertBook.of("other", seen(raised(KEY, Severity.ERROR, 1)));
        assertThat(other.all(NOON)).isEmpty();
    }

    @Test
    void anAlertSaysWhatToDoAndWhereMoreIsSaid() {
        AlertBook book = book(raised(KEY, Severity.ERROR, 3), acknowledged(NOON.plus(Duration.ofMinutes(1))));
        assertThat(new AlertText(Paint.none(), Integer.MAX_VALUE)
                        .lines(book.find(KEY, NOON).orElseThrow()))
                .contains(
                        "ERROR  check orders_have_keys fails",
                        "  alert     " + KEY,
                        "  evidence  first\n            second",
                        "  to do     correct it",
                        "  runbook   docs/runbook/check.md")
                .anyMatch(line -> line.contains("seen 3 times"))
                .anyMatch(line -> line.contains("ada") && line.contains("on it"));
        assertThat(new AlertText(Paint.none(), Integer.MAX_VALUE)
                        .table(book.all(NOON))
                        .get(2))
                .startsWith("error     " + KEY)
                .endsWith("check orders_have_keys fails (acknowledged by ada)");
    }

    private static AlertBook book(Event... events) {
        return AlertBook.of("dev", seen(events));
    }

    private static List<SeenEvent> seen(Event... events) {
        List<SeenEvent> seen = new ArrayList<>();
        for (Event event : events) {
            EventEnvelope envelope = EventEnvelope.first("test", event);
            seen.add(new SeenEvent(
                    event.topic().topicName(),
                    0,
                    seen.size(),
                    NOON,
                    event.key(),
                    EventCodec.headers(envelope),
                    EventCodec.json(event)));
        }
        return seen;
    }

    private static AlertRaised raised(String key, Severity severity, long occurrences) {
        return new AlertRaised(
                "dev",
                "shop",
                "check",
                key,
                severity,
                "data-team",
                "load1",
                "check orders_have_keys fails",
                "first\nsecond",
                "asked 3 times",
                "correct it",
                "docs/runbook/check.md",
                NOON,
                occurrences);
    }

    private static AlertCleared cleared(String key) {
        return new AlertCleared("dev", "shop", "check", key, Severity.ERROR, null, NOON, NOON, "it passed");
    }

    private static AlertAcknowledged acknowledged(Instant at) {
        return new AlertAcknowledged("dev", KEY, "r" + at, "ada", "on it", at);
    }

    private static AlertsMuted muted(String selector, Instant until) {
        return new AlertsMuted("dev", selector, "r" + until, until, "ada", "migration");
    }
}
