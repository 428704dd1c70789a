package io.landfall.provisioner.resource.storage;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/**
 * What one entry of a bucket's notification configuration means, of whatever kind.
 *
 * @param kind of the destination, in words
 * @param id may be empty: then S3 makes one up
 * @param prefix empty for every key
 * @param suffix empty for every key
 */
record NotificationEntry(String kind, String id, String destination, Set<String> events, String prefix, String suffix) {

    static NotificationEntry of(QueueConfiguration entry) {
        return of("sqs queue", entry.id(), entry.queueArn(), entry.eventsAsStrings(), entry.filter());
    }

    static NotificationEntry of(TopicConfiguration entry) {
        return of("sns topic", entry.id(), entry.topicArn(), entry.eventsAsStrings(), entry.filter());
    }

    static NotificationEntry of(LambdaFunctionConfiguration entry) {
        return of("lambda function", entry.id(), entry.lambdaFunctionArn(), entry.eventsAsStrings(), entry.filter());
    }

    private static NotificationEntry of(
            String kind,
            String id,
            String destination,
            Collection<String> events,
            NotificationConfigurationFilter filter) {
        return new NotificationEntry(
                kind,
                id == null ? "" : id,
                destination,
                new TreeSet<>(events),
                rule(filter, "prefix"),
                rule(filter, "suffix"));
    }

    /** S3 answers the names of rules with a capital letter and takes them with a small one. */
    private static String rule(NotificationConfigurationFilter filter, String name) {
        return filter == null || filter.key() == null
                ? ""
                : filter.key().filterRules().stream()
                        .filter(rule -> name.equals(rule.nameAsString().toLowerCase(Locale.ROOT)))
                        .map(FilterRule::value)
                        .findFirst()
                        .orElse("");
    }

    /**
     * Whether some change of some object would be notified by both. S3 refuses that (User Guide, "Configuring event notifications using
     * object key name filtering").
     */
    boolean overlaps(NotificationEntry other) {
        return events.stream().anyMatch(mine -> other.events.stream().anyMatch(theirs -> meet(mine, theirs)))
                && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }

    private static boolean meet(String one, String other) {
        return one.equals(other) || covers(one, other) || covers(other, one);
    }

    private static boolean covers(String one, String other) {
        return one.endsWith("*") && other.startsWith(one.substring(0, one.length() - 1));
    }

    /** Its id, or what it notifies where it has none. */
    String name() {
        return id.isEmpty() ? destination : id;
    }

    @Override
    public String toString() {
        return "%s to %s %s%s%s"
                .formatted(
                        String.join(",", events),
                        kind,
                        destination,
                        prefix.isEmpty() ? "" : " for prefix '" + prefix + "'",
                        suffix.isEmpty() ? "" : " for suffix '" + suffix + "'");
    }
}
