package io.landfall.provisioner.resource.storage;

import io.landfall.event.EventId;
import io.landfall.project.Installation;
import io.landfall.project.NotificationScope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/**
 * Our entries: one without a filter for the whole bucket, or one for each prefix of the datasets.
 *
 * @param id of the only entry; several have a dot and a number after it, which no warehouse's name can contain
 * @param prefixes a single empty one for the whole bucket
 */
record NotificationWanted(String id, String queueArn, List<String> prefixes) {

    static NotificationWanted of(Installation installation, String queueArn) {
        boolean whole = installation.warehouse().notifications() == NotificationScope.BUCKET;
        return new NotificationWanted(
                "landfall-" + installation.warehouse().warehouse(),
                queueArn,
                whole ? List.of("") : installation.prefixes());
    }

    List<QueueConfiguration> configurations() {
        List<QueueConfiguration> configurations = new ArrayList<>();
        for (String prefix : prefixes) {
            String name = prefixes.size() == 1 ? id : id + '.' + (configurations.size() + 1);
            configurations.add(configuration(name, prefix));
        }
        return configurations;
    }

    List<NotificationEntry> entries() {
        return configurations().stream().map(NotificationEntry::of).toList();
    }

    /** Also what somebody else made that goes to our queue: without the queue S3 would refuse every further change of the bucket's notifications. */
    boolean isOurs(QueueConfiguration entry) {
        return queueArn.equals(entry.queueArn())
                || (entry.id() != null && entry.id().matches(Pattern.quote(id) + "(\\.\\d+)?"));
    }

    /** Stands for all of it; another definition has another one. */
    String fingerprint() {
        return EventId.hash(entries().stream().map(NotificationEntry::toString).collect(Collectors.joining("|")));
    }

    private QueueConfiguration configuration(String name, String prefix) {
        QueueConfiguration.Builder entry =
                QueueConfiguration.builder().id(name).queueArn(queueArn).events(Event.S3_OBJECT_CREATED);
        if (!prefix.isEmpty()) {
            entry.filter(f -> f.key(
                    k -> k.filterRules(rule -> rule.name(FilterRuleName.PREFIX).value(prefix))));
        }
        return entry.build();
    }
}
