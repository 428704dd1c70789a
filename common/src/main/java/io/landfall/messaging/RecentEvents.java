package io.landfall.messaging;

import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.EventTypes;
import io.landfall.event.MalformedEventException;
import io.landfall.event.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was announced lately, and what follows, told to one listener in a thread of its own. Belongs to no consumer group: every
 * instance hears everything, also again after its start, and after something unforeseen in Kafka.
 */
public final class RecentEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecentEvents.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final long MOST_RECORDS = 100_000;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> kafka;
    private final Map<String, Topic> types;
    private final Duration memory;
    private final BiConsumer<Event, Instant> listener;
    private final Runnable caughtUp;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "recent-events");

    /**
     * @param kafka settings of a client
     * @param topicsByType the events that are listened to, each with its topic
     * @param memory how far back events matter; of each partition of a topic no more than the last {@value #MOST_RECORDS}
     * @param listener hears of each, with the time it was announced
     * @param caughtUp called when everything was heard that was there at the beginning
     */
    public RecentEvents(
            Map<String, Object> kafka,
            Map<Class<? extends Event>, Topic> topicsByType,
            Duration memory,
            BiConsumer<Event, Instant> listener,
            Runnable caughtUp,
            Clock clock) {
        this.kafka = new HashMap<>(kafka);
        this.types = topicsByType.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> EventTypes.typeOf(e.getKey()), Map.Entry::getValue));
        this.memory = memory;
        this.listener = listener;
        this.caughtUp = caughtUp;
        this.clock = clock;
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.kafka.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.thread.setDaemon(true);
    }

    /** Begins to read. */
    public RecentEvents start() {
        thread.start();
        return this;
    }

    /** Whether it still listens. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void work() {
        try {
            do {
                listen();
            } while (!stop.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("recent events are not listened to any more");
        }
    }

    /** Until it is stopped, or Kafka does something unforeseen; then it begins again, which changes nothing. */
    private void listen() {
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            Map<TopicPartition, Long> ends = seek(consumer);
            boolean isBehind = true;
            while (stop.getCount() > 0) {
                if (isBehind && ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
                    isBehind = false;
                    caughtUp.run();
                }
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("recent events cannot be read, trying again: {}", e.getMessage());
        }
    }

    /** Where the partitions end now, having gone back as far as is wanted. */
    private Map<TopicPartition, Long> seek(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = types.values().stream()
                .distinct()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        long since = Math.max(0, clock.instant().minus(memory).toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> since)));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp begin = first.get(partition);
            consumer.seek(partition, begin == null ? end : Math.max(begin.offset(), end - MOST_RECORDS));
        });
        return ends;
    }

    private void take(ConsumerRecord<String, String> found) {
        Map<String, String> headers = KafkaHeaders.toMap(found.headers());
        if (!types.containsKey(headers.getOrDefault("ce_type", ""))) {
            return;
        }
        try {
            EventEnvelope envelope = EventCodec.decode(headers, found.value());
            listener.accept(envelope.event(), envelope.time());
        } catch (MalformedEventException e) {
            LOG.debug("left out at {}: {}", found.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
    }
}
