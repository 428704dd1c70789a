package io.landfall.local.s3;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Messages waiting for their queue to come back: bounded in number and in attempts, with growing delays and jitter. */
final class DeliveryRetries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRetries.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_ATTEMPTS = 40;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    private final BiConsumer<String, String> send;
    private final Duration firstDelay;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "s3-notification-retry");
        thread.setDaemon(true);
        return thread;
    });

    /** @param send takes queue ARN and message, and throws an {@link SdkException} when the message was not sent */
    DeliveryRetries(BiConsumer<String, String> send, Duration firstDelay) {
        this.send = send;
        this.firstDelay = firstDelay;
    }

    void add(String queueArn, String message) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            LOG.error("Notification to {} lost: {} others are already waiting", queueArn, MAX_WAITING);
            return;
        }
        schedule(queueArn, message, 1);
    }

    /** Stops at once; what still waits is lost and named in the log. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        try {
            if (!scheduler.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A notification was still being sent when the store stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (waiting.get() > 0) {
            LOG.warn("{} undelivered notifications are dropped; reconciling the bucket finds their objects", waiting);
        }
    }

    private void schedule(String queueArn, String message, int attempt) {
        try {
            scheduler.schedule(
                    () -> attempt(queueArn, message, attempt),
                    delayBefore(attempt).toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not tried again, the store is stopping: {}", queueArn);
        }
    }

    private void attempt(String queueArn, String message, int attempt) {
        try {
            send.accept(queueArn, message);
            waiting.decrementAndGet();
        } catch (QueueDoesNotExistException e) {
            giveUp(queueArn, "the queue does not exist");
        } catch (SdkException e) {
            if (attempt >= MAX_ATTEMPTS) {
                giveUp(queueArn, e.getMessage());
            } else {
                schedule(queueArn, message, attempt + 1);
            }
        }
    }

    private void giveUp(String queueArn, String reason) {
        waiting.decrementAndGet();
        LOG.error("Notification to {} lost: {}", queueArn, reason);
    }

    /** Doubles up to the longest delay, and is then spread over its upper half so that waiting messages do not come in waves. */
    private Duration delayBefore(int attempt) {
        long doubled = firstDelay.toMillis() << Math.min(attempt - 1, 16);
        long delay = Math.min(doubled, LONGEST_DELAY.toMillis());
        return Duration.ofMillis(delay / 2 + ThreadLocalRandom.current().nextLong(delay / 2 + 1));
    }
}
