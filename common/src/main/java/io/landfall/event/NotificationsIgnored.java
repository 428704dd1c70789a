package io.landfall.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Notifications that were no news of a file, counted. At most one a minute.
 *
 * @param reasons how many, by reason: test-event, removal, folder-marker, metadata, own-file, other-event, empty
 * @param since when counting began
 * @param until when it ended
 */
public record NotificationsIgnored(String warehouse, Map<String, Long> reasons, Instant since, Instant until)
        implements NotificationEvent {

    public NotificationsIgnored {
        reasons = reasons == null ? null : Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    @Override
    public String identity() {
        return String.join("|", warehouse, String.valueOf(since), String.valueOf(until), String.valueOf(reasons));
    }
}
