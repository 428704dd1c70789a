package io.landfall.local.s3;

import java.util.List;
import java.util.Objects;

/**
 * One queue configuration of a bucket: these events on keys with this prefix and suffix go to this queue.
 *
 * @param id names the rule in the events it causes
 * @param events as configured, such as {@code s3:ObjectCreated:*}
 * @param prefix empty for every key
 * @param suffix empty for every key
 */
record QueueRule(String id, String queueArn, List<String> events, String prefix, String suffix) {

    QueueRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(queueArn, "queueArn");
        events = List.copyOf(events);
    }

    boolean matches(EventType type, String key) {
        return key.startsWith(prefix) && key.endsWith(suffix) && events.stream().anyMatch(type::isAskedForBy);
    }

    /** Whether some change of some key would match both rules, which S3 refuses to configure. */
    boolean overlaps(QueueRule other) {
        return sharesAnEventWith(other)
                && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }

    private boolean sharesAnEventWith(QueueRule other) {
        for (EventType type : EventType.values()) {
            if (events.stream().anyMatch(type::isAskedForBy)
                    && other.events.stream().anyMatch(type::isAskedForBy)) {
                return true;
            }
        }
        return false;
    }
}
