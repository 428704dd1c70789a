package io.landfall.provisioner.service;

import io.landfall.event.Topic;
import io.landfall.provisioner.arrival.Activity;
import io.landfall.provisioner.arrival.UnfinishedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the brokers how far each consumer group is behind, and when something was written last. Reads records only where nothing
 * but {@code landfall.quality} has any: those may be retries that wait for their time.
 */
final class KafkaActivity implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final long MOST_READ = 1000;

    private final Admin admin;
    private final RecordReader reader;
    private final Map<String, Set<Topic>> pipeline;
    private final Map<String, Set<Topic>> commands;

    /**
     * @param kafka how the brokers are reached
     * @param pipeline the topics whose records each consumer group has to finish
     * @param commands the same for the provisioner's
     */
    KafkaActivity(Map<String, Object> kafka, Map<String, Set<Topic>> pipeline, Map<String, Set<Topic>> commands) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.admin = Admin.create(settings);
        this.reader = new RecordReader(kafka);
        this.pipeline = Map.copyOf(pipeline);
        this.commands = Map.copyOf(commands);
    }

    /** @throws KafkaUnavailableException if the brokers do not answer in time */
    Activity look() {
        Map<Topic, Set<TopicPartition>> partitions = partitions();
        // First what is done, then what there is: what was done led to records that are seen then.
        Map<String, Map<TopicPartition, OffsetAndMetadata>> done = Stream.of(pipeline, commands)
                .flatMap(groups -> groups.keySet().stream())
                .collect(Collectors.toMap(Function.identity(), this::committed));
        List<TopicPartition> all =
                partitions.values().stream().flatMap(Collection::stream).toList();
        Map<TopicPartition, ListOffsetsResultInfo> first = offsets(all, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> end = offsets(all, OffsetSpec.latest());
        Map<TopicPartition, ListOffsetsResultInfo> newest = offsets(all, OffsetSpec.maxTimestamp());
        Lag lag = new Lag(partitions, done, first, end);
        return new Activity(
                lag.of(commands),
                waiting(lag),
                newest(pipeline, partitions, newest),
                newest(commands, partitions, newest));
    }

    /** How many records are not finished; none where all of them are retries whose time has not come. */
    private long waiting(Lag lag) {
        long all = lag.of(pipeline);
        List<Behind> quality = pipeline.entrySet().stream()
                .filter(group -> group.getValue().contains(Topic.QUALITY))
                .flatMap(group -> lag.behind(group.getKey(), Topic.QUALITY))
                .filter(behind -> behind.records() > 0)
                .toList();
        long read = quality.stream().mapToLong(Behind::records).sum();
        return all > read || read > MOST_READ || areWork(quality) ? all : 0;
    }

    private boolean areWork(List<Behind> unfinished) {
        Instant now = Instant.now();
        return unfinished.stream()
                .distinct()
                .map(behind -> reader.read(behind.partition(), behind.from(), behind.end()))
                .anyMatch(events -> new UnfinishedRecords(events).areWork(now));
    }

    private Map<Topic, Set<TopicPartition>> partitions() {
        Map<String, Topic> topics = Stream.of(pipeline, commands)
                .flatMap(groups -> groups.values().stream().flatMap(Set::stream))
                .distinct()
                .collect(Collectors.toMap(Topic::topicName, Function.identity()));
        Map<String, TopicDescription> found =
                answer(admin.describeTopics(topics.keySet()).allTopicNames());
        return found.values().stream()
                .collect(Collectors.toMap(topic -> topics.get(topic.name()), topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                        .collect(Collectors.toSet())));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return answer(
                admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec)))
                        .all());
    }

    private static Instant newest(
            Map<String, Set<Topic>> groups,
            Map<Topic, Set<TopicPartition>> partitions,
            Map<TopicPartition, ListOffsetsResultInfo> newest) {
        return groups.values().stream()
                .flatMap(Set::stream)
                .flatMap(topic -> partitions.get(topic).stream())
                .map(partition ->
                        Instant.ofEpochMilli(Math.max(0, newest.get(partition).timestamp())))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("no answer within " + TIMEOUT_MILLIS / 1000 + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        reader.close();
    }

    /** What a group has not finished of a partition: from one offset, included, to another, not included. */
    private record Behind(TopicPartition partition, long from, long end) {

        long records() {
            return Math.max(0, end - from);
        }
    }

    /** How many records groups have not finished. One that never ran has everything before it. */
    private record Lag(
            Map<Topic, Set<TopicPartition>> partitions,
            Map<String, Map<TopicPartition, OffsetAndMetadata>> done,
            Map<TopicPartition, ListOffsetsResultInfo> first,
            Map<TopicPartition, ListOffsetsResultInfo> end) {

        long of(Map<String, Set<Topic>> groups) {
            return groups.entrySet().stream()
                    .flatMap(group -> group.getValue().stream().flatMap(topic -> behind(group.getKey(), topic)))
                    .mapToLong(Behind::records)
                    .sum();
        }

        Stream<Behind> behind(String group, Topic topic) {
            return partitions.get(topic).stream().map(partition -> behind(group, partition));
        }

        private Behind behind(String group, TopicPartition partition) {
            OffsetAndMetadata committed = done.get(group).get(partition);
            long earliest = first.get(partition).offset();
            long from = committed == null ? earliest : Math.max(earliest, committed.offset());
            return new Behind(partition, from, end.get(partition).offset());
        }
    }
}
