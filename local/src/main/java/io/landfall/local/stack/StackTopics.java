package io.landfall.local.stack;

import io.landfall.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of an installation: those of the events, and one for what each consumer could not process of them. */
final class StackTopics {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int PARTITIONS = 3;
    /** Messages that no sink took, beside the dead letters of the quality service. */
    private static final String UNDELIVERED = "notify";

    private StackTopics() {}

    /** Creates what is missing and leaves the rest as it is. */
    static void create(String bootstrapServers, String warehouse) throws InterruptedException {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        try (Admin admin = Admin.create(config)) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = all(warehouse).stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("cannot create the topics of Landfall in Kafka: " + e.getMessage(), e);
        }
    }

    static List<NewTopic> all(String warehouse) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            int partitions = topic == Topic.WAREHOUSE ? 1 : PARTITIONS;
            topics.add(topic(topic.topicName(), partitions).configs(topic.config()));
            for (Service service : Service.values()) {
                topics.add(topic(topic.deadLetters(service.id(), warehouse), 1));
            }
        }
        topics.add(topic(Topic.deadLetters(Topic.NOTIFICATIONS, Service.STAGER.id(), warehouse), 1));
        topics.add(topic(Topic.ALERTS.deadLetters(UNDELIVERED, warehouse), 1));
        return topics;
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }
}
