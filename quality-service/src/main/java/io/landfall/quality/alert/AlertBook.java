package io.landfall.quality.alert;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.project.Glob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was told of the alerts of one installation: which are open, acknowledged and muted. It is what {@code landfall.alerts}
 * says, read from its beginning, in any order and as often as it comes. Bounded, and safe for several threads.
 */
public final class AlertBook {

    private static final int MOST_CLEARINGS = 10_000;
    private static final int MOST_ACKNOWLEDGEMENTS = 2_000;
    private static final int MOST_MUTES = 1_000;

    private final String warehouse;
    private final Map<String, OpenAlert> open = new TreeMap<>();
    private final Map<String, Instant> clearings = new RecentKeys<>(MOST_CLEARINGS);
    private final Map<String, AlertAcknowledged> acknowledgements = new RecentKeys<>(MOST_ACKNOWLEDGEMENTS);
    private final Map<String, AlertsMuted> mutes = new RecentKeys<>(MOST_MUTES);

    /** @param warehouse whose installation the alerts are of; others are left alone */
    public AlertBook(String warehouse) {
        this.warehouse = warehouse;
    }

    /** Whose installation the alerts are of. */
    public String warehouse() {
        return warehouse;
    }

    /**
     * Takes in what was told.
     *
     * @param told when that was
     */
    public synchronized void apply(AlertEvent event, Instant told) {
        if (!event.warehouse().equals(warehouse)) {
            return;
        }
        if (event instanceof AlertRaised raised) {
            raised(raised, told);
        } else if (event instanceof AlertCleared cleared) {
            cleared(cleared.key(), cleared.cleared());
        } else if (event instanceof AlertAcknowledged acknowledged) {
            AlertAcknowledged known = acknowledgements.get(acknowledged.alert());
            if (known == null || !acknowledged.at().isBefore(known.at())) {
                acknowledgements.put(acknowledged.alert(), acknowledged);
            }
        } else if (event instanceof AlertsMuted muted) {
            mutes.put(muted.selector(), muted);
        }
    }

    /** What this instance told comes back over Kafka, perhaps after it has told more. */
    private void raised(AlertRaised raised, Instant told) {
        OpenAlert known = open.get(raised.key());
        boolean isOver = raised.since().isBefore(clearedAt(raised.key()));
        if (!isOver && (known == null || known.isBefore(raised))) {
            open.put(raised.key(), new OpenAlert(raised, told));
        }
    }

    /** Remembers that there was no problem of the key at this time, and closes the alert that began before. */
    synchronized void cleared(String key, Instant at) {
        OpenAlert known = open.get(key);
        if (known != null && !known.alert().since().isAfter(at)) {
            open.remove(key);
        }
        if (at.isAfter(clearedAt(key))) {
            clearings.put(key, at);
        }
    }

    /** When the problem of the key was over the last time; the earliest time there is if that is not known. */
    public synchronized Instant clearedAt(String key) {
        return clearings.getOrDefault(key, Instant.MIN);
    }

    /** The open alert of the key. */
    public synchronized Optional<OpenAlert> open(String key) {
        return Optional.ofNullable(open.get(key));
    }

    /** All open alerts, by key. */
    public synchronized List<AlertRaised> open() {
        return open.values().stream().map(OpenAlert::alert).toList();
    }

    /** The newest acknowledgement of an alert; it may be of one that was cleared since. */
    public synchronized Optional<AlertAcknowledged> acknowledgement(String key) {
        return Optional.ofNullable(acknowledgements.get(key));
    }

    /** Whether somebody looks after the alert of the key, which is open. */
    public synchronized boolean isAcknowledged(String key) {
        OpenAlert alert = open.get(key);
        AlertAcknowledged acknowledged = acknowledgements.get(key);
        return alert != null
                && acknowledged != null
                && !acknowledged.at().isBefore(alert.alert().since());
    }

    /** Whether nobody is to be told of alerts of the key at this time. */
    public synchronized boolean isMuted(String key, Instant now) {
        return mutes.values().stream()
                .anyMatch(mute -> now.isBefore(mute.until()) && new Glob(mute.selector()).matches(key));
    }
}
