package io.landfall.local.alert;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;

/**
 * What is known of one alert. Either it is open, and {@code raised} says everything about it; or it is over, and
 * {@code cleared} says why.
 *
 * @param raised null when it is over
 * @param cleared null while it is open
 * @param acknowledged who looks after it; null where nobody said so
 * @param muted why nobody is told of it at the moment; null where everybody is
 */
public record AlertState(AlertRaised raised, AlertCleared cleared, AlertAcknowledged acknowledged, AlertsMuted muted) {

    public boolean open() {
        return raised != null;
    }

    public String key() {
        return open() ? raised.key() : cleared.key();
    }

    /** What was told of it last. */
    public AlertEvent event() {
        return open() ? raised : cleared;
    }

    /** Acknowledged or muted, in words; empty for neither. */
    public String standing() {
        String who = acknowledged == null ? "" : "acknowledged by " + acknowledged.by();
        String until = muted == null ? "" : "muted until " + AlertText.time(muted.until());
        return who.isEmpty() || until.isEmpty() ? who + until : who + ", " + until;
    }
}
