package io.landfall.local.alert;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Topic;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.SeenEvent;
import io.landfall.project.Glob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The alerts of one warehouse, as the compacted topic has them: the newest event of every key counts. */
public final class AlertBook {

    private static final Comparator<AlertState> OPEN_AND_WORST_FIRST = Comparator.comparing(AlertState::open)
            .reversed()
            .thenComparing(state -> state.open() ? -state.raised().severity().ordinal() : 0)
            .thenComparing(AlertState::key);

    private final Map<String, AlertEvent> alerts = new TreeMap<>();
    private final Map<String, AlertAcknowledged> acknowledgements = new TreeMap<>();
    private final Map<String, AlertsMuted> mutes = new TreeMap<>();

    private AlertBook() {}

    /** Reads the topic to what is its end at this moment. */
    public static AlertBook read(String kafka, String warehouse) {
        try (EventFollower follower = EventFollower.fromBeginning(kafka, List.of(Topic.ALERTS.topicName()))) {
            return of(warehouse, follower.readToEnd());
        }
    }

    /** What these records say together; records of one key stand in the order they were written. */
    static AlertBook of(String warehouse, List<SeenEvent> events) {
        AlertBook book = new AlertBook();
        events.stream()
                .map(seen -> seen.envelope().map(EventEnvelope::event))
                .flatMap(Optional::stream)
                .filter(AlertEvent.class::isInstance)
                .map(AlertEvent.class::cast)
                .filter(event -> event.warehouse().equals(warehouse))
                .forEach(book::note);
        return book;
    }

    private void note(AlertEvent event) {
        if (event instanceof AlertRaised || event instanceof AlertCleared) {
            alerts.put(event.key(), event);
        } else if (event instanceof AlertAcknowledged acknowledged) {
            acknowledgements.put(acknowledged.alert(), acknowledged);
        } else if (event instanceof AlertsMuted muted) {
            mutes.put(muted.selector(), muted);
        }
    }

    /** Open ones first, the most severe of them first; then those that are over. */
    public List<AlertState> all(Instant now) {
        List<AlertState> states = new ArrayList<>();
        alerts.values().forEach(event -> states.add(state(event, now)));
        states.sort(OPEN_AND_WORST_FIRST);
        return states;
    }

    /** The alert of a key; empty if there never was one. */
    public Optional<AlertState> find(String key, Instant now) {
        return Optional.ofNullable(alerts.get(key)).map(event -> state(event, now));
    }

    /** What is muted now. */
    public List<AlertsMuted> mutes(Instant now) {
        return mutes.values().stream()
                .filter(muted -> muted.until().isAfter(now))
                .toList();
    }

    private AlertState state(AlertEvent event, Instant now) {
        if (event instanceof AlertRaised raised) {
            return new AlertState(raised, null, acknowledgement(raised), mute(raised.key(), now));
        }
        return new AlertState(null, (AlertCleared) event, null, mute(event.key(), now));
    }

    /** One of an earlier occurrence says nothing about this one. */
    private AlertAcknowledged acknowledgement(AlertRaised raised) {
        AlertAcknowledged found = acknowledgements.get(raised.key());
        return found == null || found.at().isBefore(raised.since()) ? null : found;
    }

    private AlertsMuted mute(String key, Instant now) {
        return mutes(now).stream()
                .filter(muted -> new Glob(muted.selector()).matches(key))
                .max(Comparator.comparing(AlertsMuted::until))
                .orElse(null);
    }
}
