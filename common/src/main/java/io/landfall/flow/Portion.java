package io.landfall.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Items that are handled together, while they gather. Not thread-safe: the worker's own. */
final class Portion<T> {

    private final GatherBounds<T> bounds;
    private final List<T> items = new ArrayList<>();
    private long count;
    private long weight;
    private long firstNanos;
    private boolean closed;

    Portion(GatherBounds<T> bounds) {
        this.bounds = bounds;
    }

    /** Whether the item may come too; one that may not closes the portion. The first one always may. */
    boolean takes(T item) {
        boolean fits = items.isEmpty()
                || (count + bounds.count().measure().applyAsLong(item)
                                <= bounds.count().most()
                        && weight + bounds.weight().measure().applyAsLong(item)
                                <= bounds.weight().most());
        closed |= !fits;
        return fits;
    }

    /** @param sinceNanos when it was offered, by the machine's own clock */
    void add(T item, long sinceNanos) {
        if (items.isEmpty()) {
            firstNanos = sinceNanos;
        }
        items.add(item);
        count += bounds.count().measure().applyAsLong(item);
        weight += bounds.weight().measure().applyAsLong(item);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int size() {
        return items.size();
    }

    /** Whether waiting would bring nothing more. */
    boolean isFull() {
        return closed
                || count >= bounds.count().most()
                || weight >= bounds.weight().most();
    }

    List<T> items() {
        return List.copyOf(items);
    }

    /** How long others may still come: until the interval is over or the first item is too old. Negative when it is time. */
    Duration patience(long nowNanos, long lastBegunNanos) {
        long interval = bounds.minInterval().toNanos() - (nowNanos - lastBegunNanos);
        long age = bounds.maxAge().toNanos() - (nowNanos - firstNanos);
        return Duration.ofNanos(Math.min(interval, age));
    }
}
