package io.landfall.redshift.controlplane.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work in the background that takes as long as it takes, and at least as long as it is told to. */
final class Transitions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);
    private static final int WORKERS = 4;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, task -> new Thread(task, "cluster-lifecycle-" + threads.incrementAndGet()));

    /** Does the work, and what follows when it is done and the time is over; the failure of either is handed on. */
    <T> void run(Duration atLeast, Supplier<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        CompletableFuture<T> worked = CompletableFuture.supplyAsync(work, workers);
        CompletableFuture<Void> waited = CompletableFuture.runAsync(() -> {}, after(atLeast));
        worked.thenAcceptBoth(waited, (result, nothing) -> done.accept(result)).whenComplete((nothing, failure) -> {
            if (failure != null) {
                failed.accept(failure.getCause() == null ? failure : failure.getCause());
            }
        });
    }

    /** Waits for what is under way, for a while, and begins nothing more. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A cluster transition did not end within {} s", STOP_TIMEOUT.toSeconds());
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private Executor after(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, workers);
    }
}
