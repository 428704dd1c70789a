package io.landfall.messaging;

import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.metrics.WorkMeters;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from a Kafka record into an engine: read it, hand it over, acknowledge it when the engine is done. */
public final class ReceivedEvent {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedEvent.class);

    private ReceivedEvent() {}

    /** What takes an event of one type. */
    @FunctionalInterface
    public interface Receiver<E> {
        void receive(Delivery<E> delivery) throws InterruptedException;
    }

    /**
     * Hands an event of the wanted type to the receiver; other types on the topic are acknowledged and left alone. A
     * record that is no event is refused, which sends it to the dead letters with the reason.
     */
    public static <E> CompletionStage<Void> handle(Message<String> message, Class<E> wanted, Receiver<E> receiver) {
        try {
            EventEnvelope envelope = envelope(message);
            if (!wanted.isInstance(envelope.event())) {
                return message.ack();
            }
            try (var correlated = Correlation.of(envelope.correlationId())) {
                receiver.receive(
                        new Delivery<>(wanted.cast(envelope.event()), envelope.time(), envelope.asCause(), () -> {
                            message.ack();
                            WorkMeters.settled(wanted.getSimpleName(), envelope.time());
                        }));
            }
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            // Thrown on, it would end the channel for good: what cannot be received is set aside with its reason.
            LOG.warn("record set aside: {}", e.getMessage(), e);
            return message.nack(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        }
    }

    private static EventEnvelope envelope(Message<String> message) {
        Map<String, String> headers = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> KafkaHeaders.toMap(metadata.getHeaders()))
                .orElse(Map.of());
        return EventCodec.decode(headers, message.getPayload());
    }
}
