package io.landfall.local.follow;

import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.messaging.KafkaHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events. */
public final class EventPublisher implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Producer<String, String> producer;
    private final String bootstrapServers;

    public EventPublisher(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis() / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis());
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** Returns when Kafka has the event. */
    public void publish(EventEnvelope envelope) throws InterruptedException {
        ProducerRecord<String, String> kafkaRecord = new ProducerRecord<>(
                envelope.event().topic().topicName(),
                null,
                envelope.event().key(),
                EventCodec.json(envelope.event()),
                KafkaHeaders.of(EventCodec.headers(envelope)));
        try {
            producer.send(kafkaRecord).get(TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new FollowException(bootstrapServers, e);
        }
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
    }
}
