package io.landfall.stager.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * Reads a message of a notification queue or topic, in whatever of the known shapes it comes: S3's own, wrapped by SNS, through
 * EventBridge, or MinIO's. Nothing makes it throw.
 */
public final class NotificationParser {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<Envelope> OF_S3 = List.of(new TestEvent(), new EventBridgeEvent(), new S3Records());
    private static final Envelope OF_SNS = new SnsMessage(text -> ofS3(tree(text)));

    private NotificationParser() {}

    /** What the message tells: at least one thing, and one for each of its records. */
    public static List<Notification> parse(String body) {
        try {
            JsonNode message = tree(body);
            return OF_SNS.isOf(message) ? OF_SNS.open(message) : ofS3(message);
        } catch (UnreadableException e) {
            return List.of(new Notification.Unreadable(e.getMessage()));
        }
    }

    private static List<Notification> ofS3(JsonNode message) {
        return OF_S3.stream()
                .filter(shape -> shape.isOf(message))
                .findFirst()
                .orElseThrow(() -> new UnreadableException(
                        "the message is no event notification of S3: it has neither Records nor a detail-type"))
                .open(message);
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode tree = JSON.readTree(body == null ? "" : body);
            if (tree == null || !tree.isObject()) {
                throw new UnreadableException("the message is not a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new UnreadableException("the message is not JSON: " + e.getOriginalMessage());
        }
    }
}
