package io.landfall.stager.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A shape in which notifications travel. Closed: one class for each, asked in the order of {@link NotificationParser}. */
sealed interface Envelope permits TestEvent, SnsMessage, EventBridgeEvent, S3Records {

    /** Whether the message has this shape. */
    boolean isOf(JsonNode message);

    /**
     * What the records in it tell, each for itself.
     *
     * @throws UnreadableException if it has the shape and yet cannot be read
     */
    List<Notification> open(JsonNode message);
}
