package io.landfall.stager.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * S3 by way of EventBridge: {@code {"detail-type":"Object Created","source":"aws.s3","detail":{…}}}, one event in a message.
 * The key is written as it is, not URL-encoded.
 */
final class EventBridgeEvent implements Envelope {

    private static final String SOURCE = "aws.s3";

    @Override
    public boolean isOf(JsonNode message) {
        return message.path("detail-type").isTextual();
    }

    @Override
    public List<Notification> open(JsonNode message) {
        String kind = message.path("detail-type").asText();
        if (!SOURCE.equals(message.path("source").asText())) {
            throw new UnreadableException("the EventBridge event is not of " + SOURCE
                    + "; let the rule match {\"source\": [\"aws.s3\"], \"detail-type\": [\"Object Created\"]}");
        }
        return List.of(EventKinds.whyIgnoredByEventBridge(kind)
                .<Notification>map(Notification.Ignored::new)
                .orElseGet(() -> created(message.path("detail"))));
    }

    private static Notification created(JsonNode detail) {
        JsonNode object = detail.path("object");
        String key = ObjectKey.plain(object.path("key").asText());
        return ObjectFields.EVENT_BRIDGE.read(detail.path("bucket"), key, object);
    }
}
