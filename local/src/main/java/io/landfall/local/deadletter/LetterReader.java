package io.landfall.local.deadletter;

import io.landfall.local.follow.SeenEvent;
import io.landfall.messaging.KafkaHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics of dead letters, and remembers in a consumer group how far they are settled. Every call is bounded in time. */
final class LetterReader implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;

    LetterReader(String kafka, String group) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis());
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The topics whose names end so. */
    Set<String> topics(String ending) {
        return consumer.listTopics(TIMEOUT).keySet().stream()
                .filter(name -> name.startsWith("landfall.") && name.endsWith(ending))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What of these topics is not settled; nothing of those that are. */
    List<Section> unsettled(Collection<String> topics) {
        Set<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, TIMEOUT).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toCollection(HashSet::new));
        Map<TopicPartition, OffsetAndMetadata> settled = consumer.committed(partitions, TIMEOUT);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, TIMEOUT);
        return consumer.endOffsets(partitions, TIMEOUT).entrySet().stream()
                .map(end -> {
                    OffsetAndMetadata known = settled.get(end.getKey());
                    long begin = begins.get(end.getKey());
                    return new Section(
                            end.getKey(), known == null ? begin : Math.max(begin, known.offset()), end.getValue());
                })
                .filter(section -> section.records() > 0)
                .toList();
    }

    /** The first record at the offset or behind it. */
    SeenEvent first(TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        return seen(poll(partition).records(partition).get(0));
    }

    /** Hands over the records of a section in their order, some at a time. */
    void read(Section section, Reading reading) throws InterruptedException {
        TopicPartition partition = section.partition();
        consumer.assign(List.of(partition));
        consumer.seek(partition, section.from());
        while (consumer.position(partition, TIMEOUT) < section.to()) {
            List<ConsumerRecord<byte[], byte[]>> records = poll(partition).records(partition).stream()
                    .filter(found -> found.offset() < section.to())
                    .toList();
            if (!records.isEmpty()) {
                reading.take(records);
            }
        }
    }

    /** Takes some records. */
    @FunctionalInterface
    interface Reading {
        void take(List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException;
    }

    /** Everything before the offset is settled from now on. */
    void settle(TopicPartition partition, long offset) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)), TIMEOUT);
    }

    private ConsumerRecords<byte[], byte[]> poll(TopicPartition partition) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(TIMEOUT);
        if (records.isEmpty()) {
            throw new TimeoutException("no records of " + partition + " came within " + TIMEOUT.toSeconds() + " s");
        }
        return records;
    }

    static SeenEvent seen(ConsumerRecord<byte[], byte[]> found) {
        return new SeenEvent(
                found.topic(),
                found.partition(),
                found.offset(),
                Instant.ofEpochMilli(found.timestamp()),
                text(found.key()),
                KafkaHeaders.toMap(found.headers()),
                text(found.value()));
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
