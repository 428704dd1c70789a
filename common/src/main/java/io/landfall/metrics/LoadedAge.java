package io.landfall.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How old the newest loaded data of each pipeline is: seconds since its last load was committed. */
final class LoadedAge {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> lastLoads = new ConcurrentHashMap<>();

    LoadedAge(MeterRegistry registry) {
        this.registry = registry;
    }

    void now(String pipeline) {
        lastLoads.computeIfAbsent(pipeline, this::gauge).set(System.nanoTime());
    }

    private AtomicLong gauge(String pipeline) {
        AtomicLong last = new AtomicLong(System.nanoTime());
        Gauge.builder("landfall.loaded.age", last, LoadedAge::seconds)
                .baseUnit("seconds")
                .tag("pipeline", pipeline)
                .strongReference(true)
                .register(registry);
        return last;
    }

    private static double seconds(AtomicLong last) {
        return Duration.ofNanos(System.nanoTime() - last.get()).toMillis()
                / (double) Duration.ofSeconds(1).toMillis();
    }
}
