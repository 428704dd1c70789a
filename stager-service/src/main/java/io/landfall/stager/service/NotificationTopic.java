package io.landfall.stager.service;

import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.queue.Pauses;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications as records of a Kafka topic. They are acknowledged when what they tell is in Kafka, and tried again until then: it is
 * Kafka that is away, so nothing would be won by setting them aside.
 */
final class NotificationTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationTopic.class);

    private final NotificationHandler handler;
    private final CountDownLatch stop = new CountDownLatch(1);

    NotificationTopic(NotificationHandler handler) {
        this.handler = handler;
    }

    CompletionStage<Void> take(Message<List<String>> messages) {
        Pauses pauses = new Pauses();
        while (stop.getCount() > 0) {
            try {
                handler.handle(messages.getPayload());
                return messages.ack();
            } catch (RuntimeException e) {
                LOG.warn("notifications of the topic cannot be handed on, trying again: {}", e.getMessage());
            }
            try {
                stop.await(pauses.next().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return CompletableFuture.failedFuture(e);
            }
        }
        return CompletableFuture.failedFuture(new IllegalStateException("the service stops"));
    }

    /** What is in hand is delivered again after the next start. */
    @Override
    public void close() {
        stop.countDown();
    }
}
