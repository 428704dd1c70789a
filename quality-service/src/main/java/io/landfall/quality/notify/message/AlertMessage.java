package io.landfall.quality.notify.message;

import io.landfall.event.EventId;
import io.landfall.event.Severity;
import io.landfall.project.alert.TestAlert;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is told at once: one alert or many.
 *
 * @param warehouse whose installation the alerts are of
 * @param at when it was written
 * @param items at least one; open ones first, the most severe first of all
 * @param gathering what is to be said about the limit
 */
public record AlertMessage(String warehouse, Instant at, List<Item> items, Gathering gathering) {

    private static final Comparator<Item> ORDER = Comparator.comparing(
                    (Item item) -> !item.state().isOpen())
            .thenComparing(Item::severity, Comparator.reverseOrder())
            .thenComparing(Item::since)
            .thenComparing(Item::key);

    public AlertMessage {
        items = items.stream().sorted(ORDER).toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a message tells something");
        }
    }

    /** Equal for two messages that tell the same, also after a restart: 32 hexadecimal digits. */
    public String id() {
        return items.size() == 1
                ? EventId.hash("message|" + items.get(0).id())
                : EventId.hash(items.stream().map(Item::id).sorted().collect(Collectors.joining("|", "message|", "")));
    }

    /** The highest of the open alerts; of all where none is open. */
    public Severity severity() {
        return items.stream()
                .filter(item -> item.state().isOpen() == isOpen())
                .map(Item::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether any alert in it is open. */
    public boolean isOpen() {
        return items.get(0).state().isOpen();
    }

    public List<Item> in(ItemState state) {
        return items.stream().filter(item -> item.state() == state).toList();
    }

    /** The first so many. */
    public List<Item> first(int most) {
        return items.subList(0, Math.min(most, items.size()));
    }

    /** What is not among the first so many. */
    public List<Item> after(int most) {
        return items.subList(Math.min(most, items.size()), items.size());
    }

    /** Whether it only tries a sink out. */
    public boolean isTest() {
        return TestAlert.KIND.equals(items.get(0).alert());
    }
}
