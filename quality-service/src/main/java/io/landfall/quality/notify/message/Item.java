package io.landfall.quality.notify.message;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.EventId;
import io.landfall.event.Severity;
import java.time.Instant;

/**
 * One alert in a message.
 *
 * @param id equal when the same is told again after a restart
 * @param raised what was raised; null where only its clearing is known
 * @param cleared null for one that is open
 */
public record Item(ItemState state, String id, AlertRaised raised, AlertCleared cleared) {

    /** An alert nobody was told of. */
    public static Item raised(String id, AlertRaised raised) {
        return new Item(ItemState.RAISED, id, raised, null);
    }

    /** An alert nobody was told of while it was muted. */
    public static Item unmuted(AlertRaised raised) {
        return raised(EventId.hash(String.join("|", "unmuted", raised.key(), "" + raised.since())), raised);
    }

    /** An alert that is over. */
    public static Item cleared(String id, AlertCleared cleared) {
        return new Item(ItemState.CLEARED, id, null, cleared);
    }

    /** The n-th reminder of an alert. */
    public static Item reminder(AlertRaised raised, long n) {
        String id = EventId.hash(String.join("|", "reminder", raised.key(), "" + raised.since(), "" + n));
        return new Item(ItemState.REMINDED, id, raised, null);
    }

    /** The same alert, over before it was told. */
    public Item passed(AlertCleared over) {
        return new Item(ItemState.PASSED, id, raised, over);
    }

    /** The newest that is known of it. */
    public AlertEvent event() {
        return cleared == null ? raised : cleared;
    }

    public String key() {
        return event().key();
    }

    public Severity severity() {
        return raised == null ? cleared.severity() : raised.severity();
    }

    /** What kind of alert. */
    public String alert() {
        return raised == null ? cleared.alert() : raised.alert();
    }

    /** Null for one that is not about a pipeline. */
    public String pipeline() {
        return raised == null ? cleared.pipeline() : raised.pipeline();
    }

    /** When the problem began: with the key it tells one alert from another. */
    public Instant since() {
        return raised == null ? cleared.since() : raised.since();
    }

    /** Names the alert from its raising to its clearing, the same in every message about it. */
    public String thread() {
        return EventId.hash(key() + '|' + since());
    }
}
