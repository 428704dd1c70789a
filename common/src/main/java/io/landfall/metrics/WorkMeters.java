package io.landfall.metrics;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** Times work where it is done. Labels are few and bounded: never a file, a batch or a key. */
public final class WorkMeters {

    private WorkMeters() {}

    /**
     * A transaction under a fence ended.
     *
     * @param fence what it writes for, such as {@code stage__sparkify__log_data}
     */
    public static void transaction(String fence, Duration took, boolean committed) {
        Timer.builder("landfall.transaction")
                .tag("fence", fence)
                .tag("outcome", committed ? "committed" : "rolled_back")
                .register(Metrics.globalRegistry)
                .record(took);
    }

    /**
     * Work on the warehouse is about to be tried again.
     *
     * @param reason what had failed, one of a small set
     */
    public static void retried(String reason) {
        Metrics.counter("landfall.retries", "reason", reason).increment();
    }

    /** An event was dealt with: its effect is committed and announced. */
    public static void settled(String event, Instant announced) {
        Timer.builder("landfall.event.latency")
                .tag("type", event)
                .register(Metrics.globalRegistry)
                .record(Duration.between(announced, Instant.now()).abs());
    }

    /**
     * Checks were run.
     *
     * @param occasion why, one of a small set
     */
    public static void checked(String pipeline, String occasion, Duration took) {
        Timer.builder("landfall.check.run")
                .tag("pipeline", pipeline)
                .tag("occasion", occasion.toLowerCase(Locale.ROOT))
                .register(Metrics.globalRegistry)
                .record(took);
    }

    /** How much waits for a worker, from now on. */
    public static void waiting(String worker, Collection<?> queue) {
        Metrics.gauge("landfall.waiting", Tags.of("worker", worker), queue, Collection::size);
    }
}
