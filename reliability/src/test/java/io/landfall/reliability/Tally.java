package io.landfall.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What was done to the system, and how long it took each time until everything was in its place again. */
final class Tally {

    private final Map<String, List<Duration>> healed = new LinkedHashMap<>();

    /** One fault, that took effect, and healed within {@code healing}. */
    synchronized void healed(String fault, Duration healing) {
        healed.computeIfAbsent(fault, f -> new ArrayList<>()).add(healing);
    }

    synchronized int faults() {
        return healed.values().stream().mapToInt(List::size).sum();
    }

    synchronized void forEach(BiConsumer<String, List<Duration>> row) {
        healed.forEach((fault, times) -> {
            List<Duration> sorted = new ArrayList<>(times);
            Collections.sort(sorted);
            row.accept(fault, sorted);
        });
    }
}
