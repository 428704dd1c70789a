package io.landfall.provisioner.resource.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/**
 * The notification configuration of a bucket, of which S3 knows only the whole. What is not ours is kept as it was read.
 *
 * @param eventBridge null where EventBridge hears nothing
 */
record NotificationDocument(
        List<QueueConfiguration> ours,
        List<QueueConfiguration> queues,
        List<TopicConfiguration> topics,
        List<LambdaFunctionConfiguration> functions,
        EventBridgeConfiguration eventBridge) {

    static NotificationDocument of(GetBucketNotificationConfigurationResponse found, NotificationWanted wanted) {
        return new NotificationDocument(
                found.queueConfigurations().stream().filter(wanted::isOurs).toList(),
                found.queueConfigurations().stream()
                        .filter(queue -> !wanted.isOurs(queue))
                        .toList(),
                found.topicConfigurations(),
                found.lambdaFunctionConfigurations(),
                found.eventBridgeConfiguration());
    }

    /** Ours as S3 has them. */
    List<NotificationEntry> ourEntries() {
        return ours.stream().map(NotificationEntry::of).toList();
    }

    /** Everybody else's. */
    List<NotificationEntry> foreign() {
        return Stream.of(
                        queues.stream().map(NotificationEntry::of),
                        topics.stream().map(NotificationEntry::of),
                        functions.stream().map(NotificationEntry::of))
                .flatMap(entries -> entries)
                .toList();
    }

    /** Whether ours are there, and no more of ours than those. */
    boolean has(NotificationWanted wanted) {
        return new HashSet<>(ourEntries()).equals(new HashSet<>(wanted.entries()))
                && ours.size() == wanted.prefixes().size();
    }

    /** The first of somebody else's that S3 would not allow beside ours. */
    Optional<NotificationEntry> conflict(NotificationWanted wanted) {
        return foreign().stream()
                .filter(other -> wanted.entries().stream().anyMatch(other::overlaps))
                .findFirst();
    }

    NotificationDocument with(List<QueueConfiguration> instead) {
        return new NotificationDocument(List.copyOf(instead), queues, topics, functions, eventBridge);
    }

    /** Whether both say the same, however it is written. */
    boolean meansTheSameAs(NotificationDocument other) {
        return meaning().equals(other.meaning()) && (eventBridge == null) == (other.eventBridge == null);
    }

    NotificationConfiguration toConfiguration() {
        List<QueueConfiguration> all = new ArrayList<>(queues);
        all.addAll(ours);
        return NotificationConfiguration.builder()
                .queueConfigurations(all)
                .topicConfigurations(topics)
                .lambdaFunctionConfigurations(functions)
                .eventBridgeConfiguration(eventBridge)
                .build();
    }

    /** What is kept, for a person; empty where there is nothing of others. */
    Optional<String> kept() {
        List<String> names =
                new ArrayList<>(foreign().stream().map(NotificationEntry::name).toList());
        if (eventBridge != null) {
            names.add("EventBridge");
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("%d %s of others: %s"
                        .formatted(names.size(), names.size() == 1 ? "entry" : "entries", String.join(", ", names)));
    }

    private Set<NotificationEntry> meaning() {
        Set<NotificationEntry> all = new HashSet<>(foreign());
        all.addAll(ourEntries());
        return all;
    }
}
