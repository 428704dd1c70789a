package io.landfall.local.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.EventEnvelope;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.Topic;
import io.landfall.local.kafka.EmbeddedKafka;
import io.landfall.local.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFollowerIT {

    private static final List<String> COMMANDS = List.of(Topic.COMMANDS.topicName());

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(new EmbeddedKafkaConfig(folder, "127.0.0.1", 0));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(topic(Topic.COMMANDS), topic(Topic.ALERTS)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void whatIsPublishedIsReadWithHeadersUpToTheEnd() throws Exception {
        EventEnvelope command = publish("read-to-end");
        try (EventFollower follower = EventFollower.fromBeginning(kafka.bootstrapServers(), COMMANDS)) {
            assertThat(follower.readToEnd())
                    .extracting(seen -> seen.envelope().orElseThrow())
                    .contains(command);
        }
    }

    @Test
    void whoFollowsFromNowSeesOnlyWhatComesLater() throws Exception {
        publish("before");
        try (EventFollower follower = EventFollower.fromNow(kafka.bootstrapServers(), COMMANDS)) {
            EventEnvelope after = publish("after");
            assertThat(follower.readToEnd())
                    .singleElement()
                    .extracting(seen -> seen.envelope().orElseThrow())
                    .isEqualTo(after);
            assertThat(follower.poll(Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void anEmptyTopicEndsAtOnce() {
        List<String> alerts = List.of(Topic.ALERTS.topicName());
        try (EventFollower follower = EventFollower.fromBeginning(kafka.bootstrapServers(), alerts)) {
            assertThat(follower.readToEnd()).isEmpty();
        }
    }

    @Test
    void topicsOfLandfallAreListed() {
        assertThat(EventFollower.topics(kafka.bootstrapServers()))
                .containsExactly(Topic.ALERTS.topicName(), Topic.COMMANDS.topicName());
    }

    private static EventEnvelope publish(String requestId) throws InterruptedException {
        EventEnvelope command = EventEnvelope.first("test", new ProvisionCluster("w", requestId));
        try (EventPublisher publisher = new EventPublisher(kafka.bootstrapServers())) {
            publisher.publish(command);
        }
        return command;
    }

    private static NewTopic topic(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(3), Optional.empty());
    }
}
