package io.landfall.reliability.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.AlertAcknowledged;
import io.landfall.event.AlertRaised;
import io.landfall.event.Topic;
import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told is known to whoever starts later, because Kafka knows it. */
class AlertTopicIT {

    private static final String TOPIC = Topic.ALERTS.topicName();
    private static final int PARTITIONS = 3;
    private static final Instant BEGAN = Instant.parse("2026-11-21T03:00:00Z");

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(directory, "127.0.0.1", 0));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void emptyTopic() throws Exception {
        if (admin.listTopics().names().get(20, TimeUnit.SECONDS).contains(TOPIC)) {
            admin.deleteTopics(List.of(TOPIC)).all().get(20, TimeUnit.SECONDS);
            await().until(() -> !admin.listTopics().names().get().contains(TOPIC));
        }
        NewTopic topic = new NewTopic(TOPIC, PARTITIONS, (short) 1).configs(Topic.ALERTS.config());
        admin.createTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
    }

    @Test
    void factsThatAreDeliveredAgainAfterARestartTellNothing() throws Exception {
        try (Instance first = instance().start()) {
            raiseForty(first);
            IntStream.range(0, 10).forEach(i -> first.decisions().clear(key(i), BEGAN.plusSeconds(60), "mended"));
        }
        assertThat(told()).isEqualTo(50);

        try (Instance second = instance().start()) {
            raiseForty(second);
            IntStream.range(0, 10).forEach(i -> second.decisions().clear(key(i), BEGAN.plusSeconds(60), "mended"));
            assertThat(second.book().open()).hasSize(30);
        }
        assertThat(told()).isEqualTo(50);
    }

    @Test
    void nothingIsDecidedBeforeItIsKnownWhatWasTold() throws Exception {
        try (Instance first = instance().start()) {
            first.decisions().raise(problem(1));
        }
        try (Instance second = instance()) {
            CompletableFuture<Void> decided =
                    CompletableFuture.runAsync(() -> second.decisions().raise(problem(1)));
            assertThat(second.book().open()).isEmpty();
            assertThat(decided).isNotDone();
            second.start();
            assertThat(decided).succeedsWithin(Duration.ofMinutes(2));
            assertThat(second.book().open()).hasSize(1);
        }
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void whatWasAcknowledgedBeforeTheStartIsKnownToBeToldAndNothingElse() throws Exception {
        try (Instance first = instance().start()) {
            first.decisions().raise(problem(1));
            first.decisions().raise(problem(2));
            first.decisions().clear(key(2), BEGAN.plusSeconds(60), "mended");
            acknowledgeAll();
            first.decisions().raise(problem(3));
        }
        try (Instance second = instance().start()) {
            assertThat(second.toldBefore()).extracting(AlertRaised::key).containsExactly(key(1));
            assertThat(second.book().open()).hasSize(2);
        }
    }

    private static void acknowledgeAll() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            TopicPartition one = new TopicPartition(TOPIC, partition);
            offsets.put(one, new OffsetAndMetadata(end(one)));
        }
        admin.alterConsumerGroupOffsets(Instance.GROUP, offsets).all().get(20, TimeUnit.SECONDS);
    }

    @Test
    void anInstanceKnowsWhatAnotherTells() {
        try (Instance one = instance().start();
                Instance other = instance().start()) {
            one.decisions().raise(problem(1));
            await().until(() -> other.book().open(key(1)).isPresent());
            other.announceFirst(new AlertAcknowledged("dev", key(1), "r", "ann", null, BEGAN.plusSeconds(1)));
            await().until(() -> one.book().isAcknowledged(key(1)));
            other.decisions().clear(key(1), BEGAN.plusSeconds(2), "mended");
            await().until(() -> one.book().open().isEmpty());
        }
    }

    private static Instance instance() {
        return new Instance(kafka.bootstrapServers());
    }

    private static void raiseForty(Instance instance) {
        IntStream.range(0, 40).forEach(i -> instance.decisions().raise(problem(i)));
    }

    private static String key(int number) {
        return AlertKind.LOAD_FAILED.key("p", "b" + number);
    }

    private static Problem problem(int number) {
        return Problem.of(AlertKind.LOAD_FAILED, key(number), BEGAN.plusSeconds(number))
                .pipeline("p")
                .fact("f" + number)
                .build();
    }

    /** How many records there are. */
    private static long told() throws Exception {
        long records = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            TopicPartition one = new TopicPartition(TOPIC, partition);
            records += end(one);
        }
        return records;
    }

    private static long end(TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get(20, TimeUnit.SECONDS)
                .offset();
    }
}
