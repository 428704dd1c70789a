package io.landfall.stager.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * S3's own shape, also MinIO's: {@code {"Records":[{"eventName":…,"s3":{"bucket":…,"object":…}}]}}. AWS sends one record in a
 * message and allows itself more.
 */
final class S3Records implements Envelope {

    @Override
    public boolean isOf(JsonNode message) {
        return message.path("Records").isArray();
    }

    @Override
    public List<Notification> open(JsonNode message) {
        if (message.path("Records").isEmpty()) {
            return List.of(new Notification.Ignored(IgnoredReason.EMPTY));
        }
        return StreamSupport.stream(message.path("Records").spliterator(), false)
                .map(S3Records::read)
                .toList();
    }

    private static Notification read(JsonNode entry) {
        String kind = entry.path("eventName").asText();
        if (kind.isBlank()) {
            return new Notification.Unreadable("a record has no eventName");
        }
        return EventKinds.whyIgnored(kind)
                .<Notification>map(Notification.Ignored::new)
                .orElseGet(() -> created(entry.path("s3")));
    }

    private static Notification created(JsonNode s3) {
        try {
            JsonNode object = s3.path("object");
            String key = ObjectKey.decoded(object.path("key").asText());
            return ObjectFields.NATIVE.read(s3.path("bucket"), key, object);
        } catch (UnreadableException e) {
            return new Notification.Unreadable(e.getMessage());
        }
    }
}
