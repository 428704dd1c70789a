package io.landfall.quality.alert;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.flow.RecordedAnnouncements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A desk and its rules without threads, with a clock that stands still unless it is moved. */
public final class WatchedAlerts {

    public static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    public static final String WAREHOUSE = "dev";

    private final List<Rule> rules;
    private final MovedClock clock = new MovedClock();
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private AlertBook book;
    private AlertDesk desk;

    public WatchedAlerts(Rule... rules) {
        this.rules = List.of(rules);
        begin();
    }

    private void begin() {
        book = new AlertBook(WAREHOUSE);
        desk = new AlertDesk(book, announced, clock, "https://runbook/");
        desk.bookIsComplete();
    }

    /** Begins again with nothing but what was told. */
    public void restart() {
        begin();
        announced.all().forEach(event -> book.apply((AlertEvent) event, clock.instant()));
    }

    public void see(Event event) {
        see(event, clock.instant());
    }

    public void see(Event event, Instant announcedAt) {
        String id = EventEnvelope.first("test", event).id();
        rules.forEach(rule -> rule.consider(new Fact(event, announcedAt, id), desk.decisions()));
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    public Instant now() {
        return clock.now;
    }

    public AlertDesk desk() {
        return desk;
    }

    public AlertBook book() {
        return book;
    }

    public RecordedAnnouncements announced() {
        return announced;
    }

    public List<AlertRaised> raised() {
        return announced.of(AlertRaised.class);
    }

    public List<AlertCleared> cleared() {
        return announced.of(AlertCleared.class);
    }

    public List<String> open() {
        return book.open().stream().map(AlertRaised::key).toList();
    }

    private static final class MovedClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
