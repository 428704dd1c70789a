package io.landfall.provisioner.service;

import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.MalformedEventException;
import io.landfall.event.Topic;
import io.landfall.event.WarehouseEvent;
import io.landfall.messaging.KafkaHeaders;
import io.landfall.provisioner.arrival.WarehouseHistory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was announced of one warehouse, up to the end each time: a decision is never made on half of it. One thread at a
 * time. Belongs to no consumer group.
 */
final class WarehouseReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WarehouseReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final String warehouse;
    private final KafkaConsumer<String, String> consumer;
    private List<TopicPartition> partitions = List.of();
    private WarehouseHistory history = WarehouseHistory.NOTHING;

    WarehouseReader(Map<String, Object> kafka, String warehouse) {
        this.warehouse = warehouse;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /** @throws KafkaUnavailableException if the end was not reached in time; the next read goes on from there */
    WarehouseHistory read() {
        try {
            assign();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long began = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Duration.ofNanos(System.nanoTime() - began).compareTo(MOST) > 0) {
                    throw new KafkaUnavailableException(
                            "the end of " + Topic.WAREHOUSE.topicName() + " is not reached", null);
                }
                consumer.poll(POLL).forEach(this::take);
            }
            return history;
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(e.getMessage(), e);
        }
    }

    private void assign() {
        if (partitions.isEmpty()) {
            partitions = consumer.partitionsFor(Topic.WAREHOUSE.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
    }

    private void take(ConsumerRecord<String, String> found) {
        try {
            EventEnvelope envelope = EventCodec.decode(KafkaHeaders.toMap(found.headers()), found.value());
            if (envelope.event() instanceof WarehouseEvent event
                    && event.warehouse().equals(warehouse)) {
                history = history.after(event, envelope.time());
            }
        } catch (MalformedEventException e) {
            LOG.debug("left out at {}: {}", found.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
