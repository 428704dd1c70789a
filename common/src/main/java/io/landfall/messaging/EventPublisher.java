package io.landfall.messaging;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.metrics.EventMeters;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes events to the topic each of them belongs to, in the order they are announced. */
@ApplicationScoped
public class EventPublisher implements Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final long SECONDS = 60;

    private final Emitter<String> events;
    private final Emitter<String> deadLetters;
    private final String source;
    private final EventMeters meters = new EventMeters(Metrics.globalRegistry);

    EventPublisher(
            @Channel("landfall-events") Emitter<String> events,
            @Channel("landfall-dead-letters") Emitter<String> deadLetters,
            @ConfigProperty(name = "quarkus.application.name") String source) {
        this.events = events;
        this.deadLetters = deadLetters;
        this.source = source;
    }

    @Override
    public void announce(Cause cause, Event event) {
        publish(EventEnvelope.following(cause, source, event));
    }

    @Override
    public void announceFirst(Event event) {
        publish(EventEnvelope.first(source, event));
    }

    /**
     * Publishes a record that is no event, such as a notification that could not be read. It has a producer of its own, because a
     * producer waits for a topic that is not there, and everything behind it too: events must not wait for dead letters.
     */
    public void publishRaw(String topic, String value, String reason) {
        publishRaw(topic, value, Map.of("dead-letter-reason", reason));
    }

    /** As {@link #publishRaw(String, String, String)}, with headers that say more than the reason. */
    public void publishRaw(String topic, String value, Map<String, String> headers) {
        await(send(deadLetters, topic, null, KafkaHeaders.of(headers), value), topic);
    }

    private void publish(EventEnvelope envelope) {
        Event event = envelope.event();
        await(
                send(
                        events,
                        event.topic().topicName(),
                        event.key(),
                        KafkaHeaders.of(EventCodec.headers(envelope)),
                        EventCodec.json(event)),
                event.topic().topicName());
        meters.announced(envelope.id(), event);
        try (var correlated = Correlation.of(envelope.correlationId())) {
            LOG.info("announced {} of {}", event.getClass().getSimpleName(), event.key());
        }
    }

    private static CompletableFuture<Void> send(
            Emitter<String> channel, String topic, String key, Headers headers, String value) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers)
                .build();
        channel.send(Message.of(
                        value,
                        () -> {
                            sent.complete(null);
                            return CompletableFuture.completedFuture(null);
                        },
                        failure -> {
                            sent.completeExceptionally(failure);
                            return CompletableFuture.completedFuture(null);
                        })
                .addMetadata(metadata));
        return sent;
    }

    private static void await(CompletableFuture<Void> sent, String topic) {
        try {
            sent.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AnnouncementException("Kafka did not take an event for " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AnnouncementException("interrupted while announcing to " + topic, e);
        }
    }
}
