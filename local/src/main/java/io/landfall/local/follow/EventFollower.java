package io.landfall.local.follow;

import io.landfall.messaging.KafkaHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics without belonging to a consumer group: nobody's progress is changed by looking on. Records of one partition
 * come in order; those of different partitions as they arrive. Not thread-safe.
 */
public final class EventFollower implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String PREFIX = "landfall.";

    private final Consumer<String, String> consumer;

    private EventFollower(Consumer<String, String> consumer) {
        this.consumer = consumer;
    }

    /** Reads everything the topics hold and what follows. */
    public static EventFollower fromBeginning(String bootstrapServers, Collection<String> topics) {
        EventFollower follower = connect(bootstrapServers, topics);
        follower.consumer.seekToBeginning(follower.consumer.assignment());
        return follower;
    }

    /** Reads what is written from now on: the position is taken before this returns. */
    public static EventFollower fromNow(String bootstrapServers, Collection<String> topics) {
        EventFollower follower = connect(bootstrapServers, topics);
        Set<TopicPartition> partitions = follower.consumer.assignment();
        follower.consumer.seekToEnd(partitions);
        partitions.forEach(partition -> follower.consumer.position(partition, TIMEOUT));
        return follower;
    }

    /** Every topic of Landfall there is, dead letters included. */
    public static Set<String> topics(String bootstrapServers) {
        try (Consumer<String, String> consumer = consumer(bootstrapServers)) {
            return consumer.listTopics(TIMEOUT).keySet().stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (KafkaException e) {
            throw new FollowException(bootstrapServers, e);
        }
    }

    /** What has arrived; empty if nothing did within {@code patience}. */
    public List<SeenEvent> poll(Duration patience) {
        List<SeenEvent> events = new ArrayList<>();
        try {
            consumer.poll(patience).forEach(kafkaRecord -> events.add(seen(kafkaRecord)));
        } catch (KafkaException e) {
            throw new FollowException("the broker", e);
        }
        events.sort(Comparator.comparing(SeenEvent::time));
        return events;
    }

    /** Everything up to what is the end at the moment of the call, oldest first. */
    public List<SeenEvent> readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), TIMEOUT);
        List<SeenEvent> events = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue())) {
            events.addAll(poll(TIMEOUT));
        }
        events.sort(Comparator.comparing(SeenEvent::time));
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static EventFollower connect(String bootstrapServers, Collection<String> topics) {
        Consumer<String, String> consumer = consumer(bootstrapServers);
        try {
            consumer.assign(topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic, TIMEOUT).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            return new EventFollower(consumer);
        } catch (KafkaException e) {
            consumer.close();
            throw new FollowException(bootstrapServers, e);
        }
    }

    private static Consumer<String, String> consumer(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Closing waits for the fetch that is under way.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis());
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private static SeenEvent seen(ConsumerRecord<String, String> kafkaRecord) {
        return new SeenEvent(
                kafkaRecord.topic(),
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                Instant.ofEpochMilli(kafkaRecord.timestamp()),
                kafkaRecord.key(),
                KafkaHeaders.toMap(kafkaRecord.headers()),
                kafkaRecord.value());
    }
}
