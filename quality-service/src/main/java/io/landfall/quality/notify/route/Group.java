package io.landfall.quality.notify.route;

import io.landfall.event.AlertCleared;
import io.landfall.event.Severity;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.message.ItemState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts that are gathered for one message; of each only the newest that is known. Bounded by its user. */
final class Group {

    private final Instant opened;
    private final Instant anchor;
    private final Map<String, Waiting> alerts = new LinkedHashMap<>();
    private int size;

    private static final class Waiting {
        private Item item;
        private boolean wasTold;
        private final List<Receipt> receipts = new ArrayList<>();
    }

    /**
     * @param opened by the clock
     * @param anchor when the first event of it was announced
     */
    Group(Instant opened, Instant anchor) {
        this.opened = opened;
        this.anchor = anchor;
    }

    Instant opened() {
        return opened;
    }

    Instant anchor() {
        return anchor;
    }

    /** How many events it holds. */
    int size() {
        return size;
    }

    /** Whether an alert is about to be told. */
    boolean raises(String key) {
        Waiting waiting = alerts.get(key);
        return waiting != null && waiting.item.state().isOpen();
    }

    /** Whether there is an alert in it with which nothing goes on until a person has acted. */
    boolean isCritical() {
        return alerts.values().stream()
                .map(waiting -> waiting.item)
                .anyMatch(item -> item.state().isOpen() && item.severity() == Severity.CRITICAL);
    }

    /** Takes an alert that is open. */
    void open(Item item, Receipt receipt) {
        Waiting waiting = waiting(item.key(), receipt);
        if (item.state() == ItemState.REMINDED && waiting.item != null) {
            return; // It is told anyway.
        }
        waiting.wasTold |= item.state() == ItemState.REMINDED || stateOf(waiting) == ItemState.CLEARED;
        waiting.item = item;
    }

    /**
     * Takes the end of an alert.
     *
     * @param wasTold whether people know of it
     */
    void clear(String id, AlertCleared cleared, boolean wasTold, Receipt receipt) {
        Waiting waiting = waiting(cleared.key(), receipt);
        waiting.wasTold |= wasTold;
        boolean news = waiting.item != null && !waiting.wasTold && waiting.item.raised() != null;
        waiting.item = news ? waiting.item.passed(cleared) : Item.cleared(id, cleared);
    }

    private static ItemState stateOf(Waiting waiting) {
        return waiting.item == null ? null : waiting.item.state();
    }

    private Waiting waiting(String key, Receipt receipt) {
        size++;
        Waiting waiting = alerts.computeIfAbsent(key, k -> new Waiting());
        waiting.receipts.add(receipt);
        return waiting;
    }

    List<Gathered.Entry> entries() {
        return alerts.values().stream()
                .map(w -> new Gathered.Entry(w.item, w.wasTold, List.copyOf(w.receipts)))
                .toList();
    }
}
