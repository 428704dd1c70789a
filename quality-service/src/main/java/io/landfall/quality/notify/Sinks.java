package io.landfall.quality.notify;

import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.delivery.SinkQueue;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The sinks of an installation with their queues, by name. */
public final class Sinks implements AutoCloseable {

    private final Map<String, SinkQueue> queues = new LinkedHashMap<>();
    private final Map<String, Integer> usual = new HashMap<>();

    /** @param queue makes the queue of a sink */
    public Sinks(List<Sink> sinks, Function<Sink, SinkQueue> queue) {
        sinks.forEach(sink -> {
            queues.put(sink.name(), queue.apply(sink));
            usual.put(sink.name(), sink.usualMessages());
        });
    }

    /** How many messages a route to these may send where nobody says otherwise. */
    int usualMessages(Collection<String> names) {
        return names.stream().mapToInt(usual::get).max().orElseThrow();
    }

    /** The names, in the order of the definition. */
    Set<String> names() {
        return queues.keySet();
    }

    /** The queue of a sink that there is. */
    SinkQueue queue(String name) {
        return queues.get(name);
    }

    void start() {
        queues.values().forEach(SinkQueue::start);
    }

    boolean areAlive() {
        return queues.values().stream().allMatch(SinkQueue::isAlive);
    }

    @Override
    public void close() {
        queues.values().forEach(SinkQueue::close);
    }
}
