package io.landfall.provisioner.service;

import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.MalformedEventException;
import io.landfall.messaging.KafkaHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is between two places of a partition. Thread-safe, one read at a time. Belongs to no consumer group. */
final class RecordReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Consumer<String, String> consumer;

    RecordReader(Map<String, Object> kafka) {
        this(consumer(kafka));
    }

    RecordReader(Consumer<String, String> consumer) {
        this.consumer = consumer;
    }

    private static Consumer<String, String> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /**
     * The events from one place, included, to another, not included; null for a record that is no event.
     *
     * @throws KafkaUnavailableException if the end was not reached in time
     */
    synchronized List<Event> read(TopicPartition partition, long from, long end) {
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            List<Event> events = new ArrayList<>();
            long began = System.nanoTime();
            while (consumer.position(partition) < end) {
                if (Duration.ofNanos(System.nanoTime() - began).compareTo(MOST) > 0) {
                    throw new KafkaUnavailableException("offset " + end + " of " + partition + " is not reached", null);
                }
                consumer.poll(POLL).records(partition).stream()
                        .filter(found -> found.offset() < end)
                        .map(RecordReader::event)
                        .forEach(events::add);
            }
            return events;
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(e.getMessage(), e);
        }
    }

    private static Event event(ConsumerRecord<String, String> found) {
        try {
            return EventCodec.decode(KafkaHeaders.toMap(found.headers()), found.value())
                    .event();
        } catch (MalformedEventException e) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
