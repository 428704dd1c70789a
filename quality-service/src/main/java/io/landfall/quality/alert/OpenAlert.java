package io.landfall.quality.alert;

import io.landfall.event.AlertRaised;
import java.time.Instant;

/**
 * An alert that was raised and not cleared.
 *
 * @param alert as it was told last
 * @param told when that was
 */
public record OpenAlert(AlertRaised alert, Instant told) {

    /** Whether another telling of the key is news to this one. */
    boolean isBefore(AlertRaised other) {
        return alert.since().isBefore(other.since())
                || alert.since().equals(other.since()) && alert.occurrences() <= other.occurrences();
    }
}
