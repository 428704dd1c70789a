package io.landfall.quality.service;

import io.landfall.event.AlertEvent;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.MalformedEventException;
import io.landfall.event.Topic;
import io.landfall.failure.GrowingPause;
import io.landfall.messaging.KafkaHeaders;
import io.landfall.quality.alert.AlertBook;
import io.landfall.quality.notify.ToldBefore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code landfall.alerts} into the book, from its beginning, and follows it as long as the service runs: so every instance
 * knows what any has told. Joins no consumer group, but knows what the one that tells people has acknowledged. What goes wrong
 * begins again, from the beginning.
 */
public final class AlertTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final long STOP_MILLIS = 5_000;

    private final Map<String, Object> settings;
    private final AlertBook book;
    private final ToldBefore toldBefore;
    private final Runnable complete;
    private final GrowingPause pause = new GrowingPause(Duration.ofSeconds(2));
    private final Thread thread = new Thread(this::follow, "alert-topic");
    private volatile boolean isStopped;
    private volatile KafkaConsumer<String, String> current;

    /**
     * @param kafka how the brokers are reached
     * @param group the consumer group that tells people
     * @param toldBefore is given what the group had acknowledged at the start
     * @param complete called when everything is read that was there at the start; again after a failure
     */
    public AlertTopic(
            Map<String, Object> kafka, AlertBook book, String group, ToldBefore toldBefore, Runnable complete) {
        this.settings = new HashMap<>(kafka);
        this.book = book;
        this.toldBefore = toldBefore;
        this.complete = complete;
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    /** Begins to read; returns at once. */
    public void start() {
        thread.start();
    }

    /** Whether it still follows. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void follow() {
        while (!isStopped) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("no longer following {}", Topic.ALERTS.topicName());
            } catch (KafkaException e) {
                LOG.warn("{} is read again from its beginning: {}", Topic.ALERTS.topicName(), e.getMessage(), e);
                pause();
            }
        }
    }

    private void read(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.ALERTS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + Topic.ALERTS.topicName());
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> acknowledged = acknowledged(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean isComplete = false;
        while (!isStopped) {
            if (!isComplete
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                isComplete = true;
                pause.reset();
                LOG.info("{} alerts are open", book.open().size());
                toldBefore.isComplete();
                complete.run();
            }
            consumer.poll(POLL).forEach(found -> take(found, acknowledged));
        }
    }

    /** The first offset of each partition that the group has not acknowledged. */
    private static Map<TopicPartition, Long> acknowledged(
            KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            consumer.committed(Set.copyOf(partitions)).forEach((partition, committed) -> {
                if (committed != null) {
                    offsets.put(partition, committed.offset());
                }
            });
        } catch (TimeoutException e) {
            // Alerts are decided upon without it.
            LOG.warn("it is not known what people were told, open alerts may be told once more: {}", e.getMessage());
        }
        return offsets;
    }

    private void take(ConsumerRecord<String, String> found, Map<TopicPartition, Long> acknowledged) {
        if (found.value() == null) {
            return;
        }
        try {
            EventEnvelope envelope = EventCodec.decode(KafkaHeaders.toMap(found.headers()), found.value());
            if (envelope.event() instanceof AlertEvent event) {
                book.apply(event, envelope.time());
                Long first = acknowledged.get(new TopicPartition(found.topic(), found.partition()));
                toldBefore.take(event, envelope.time(), first != null && found.offset() < first);
            }
        } catch (MalformedEventException e) {
            // Of a version that knew less, or not ours; the alert it may have been about is raised anew.
            LOG.warn("left out, at {} of {}: {}", found.offset(), found.topic(), e.getMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(pause.next().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isStopped = true;
        }
    }

    @Override
    public void close() {
        isStopped = true;
        KafkaConsumer<String, String> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
