package io.landfall.local.s3;

import java.util.List;
import java.util.Objects;

/**
 * One configuration of a bucket's notifications: these events on keys with this prefix and suffix go to this destination.
 *
 * @param id names the rule in the events it causes
 * @param events as configured, such as {@code s3:ObjectCreated:*}
 * @param prefix empty for every key
 * @param suffix empty for every key
 */
record NotificationRule(Kind kind, String id, String destination, List<String> events, String prefix, String suffix) {

    /** What a destination is. Only queues are sent to here; the others are kept for those who set and read them. */
    enum Kind {
        QUEUE,
        TOPIC,
        FUNCTION
    }

    NotificationRule {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(destination, "destination");
        events = List.copyOf(events);
    }

    boolean matches(EventType type, String key) {
        return key.startsWith(prefix) && key.endsWith(suffix) && events.stream().anyMatch(type::isAskedForBy);
    }

    boolean isFiltered() {
        return !prefix.isEmpty() || !suffix.isEmpty();
    }

    /** Whether some change of some key would match both rules, which S3 refuses to configure whatever their destinations are. */
    boolean overlaps(NotificationRule other) {
        return sharesAnEventWith(other)
                && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }

    private boolean sharesAnEventWith(NotificationRule other) {
        return events.stream()
                .anyMatch(one -> other.events.stream().anyMatch(two -> covers(one, two) || covers(two, one)));
    }

    private static boolean covers(String event, String other) {
        return event.endsWith("*") ? other.startsWith(event.substring(0, event.length() - 1)) : other.equals(event);
    }
}
