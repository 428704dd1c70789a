package io.landfall.local.badday;

import io.landfall.event.ClusterReady;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.warehouse.QueryException;
import io.landfall.local.warehouse.StackWarehouse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Looks for bad rows all the time, as a reader with a dashboard would. */
final class ReaderWatch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(200);

    private final StackWarehouse warehouse;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong worst = new AtomicLong();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "landfall-reader"));

    ReaderWatch(RunningStack stack, ClusterReady ready) {
        this.warehouse = new StackWarehouse(stack, ready);
        clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            worst.accumulateAndGet(Long.parseLong(warehouse.value(Readers.BAD_ROWS)), Math::max);
            looks.incrementAndGet();
        } catch (QueryException notNow) {
            // A look that fails saw nothing; it is not counted, and the next one comes soon.
        }
    }

    /** How often it looked and was answered. */
    int looks() {
        return looks.get();
    }

    /** The most bad rows that were there at any look. */
    long worst() {
        return worst.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        warehouse.close();
    }
}
