package io.landfall.stager.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What S3 sends when a notification configuration is set: {@code {"Service":"Amazon S3","Event":"s3:TestEvent",…}}. */
final class TestEvent implements Envelope {

    @Override
    public boolean isOf(JsonNode message) {
        return EventKinds.isTestEvent(message.path("Event").asText());
    }

    @Override
    public List<Notification> open(JsonNode message) {
        return List.of(new Notification.Ignored(IgnoredReason.TEST_EVENT));
    }
}
