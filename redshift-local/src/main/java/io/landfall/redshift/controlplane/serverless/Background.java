package io.landfall.redshift.controlplane.serverless;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that do what an action only announces, at once or after a delay. */
final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int WORKERS = 4;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, task -> new Thread(task, "serverless-lifecycle-" + threads.incrementAndGet()));

    CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, workers);
    }

    <T> CompletableFuture<T> supply(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, workers);
    }

    CompletableFuture<Void> after(Duration delay, Runnable task) {
        return CompletableFuture.runAsync(
                task, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, workers));
    }

    /** Whether the control plane ends: what fails now is no failure, the next start takes it up. */
    boolean isClosing() {
        return workers.isShutdown();
    }

    /** What really went wrong in a stage. */
    static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    /** Lets what runs come to its end; what only waits is taken up by the next start. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A serverless transition did not end within {} s", STOP_TIMEOUT.toSeconds());
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
