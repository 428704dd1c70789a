package io.landfall.stager.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.LandedFile;
import java.util.List;
import software.amazon.awssdk.eventnotifications.s3.model.S3;
import software.amazon.awssdk.eventnotifications.s3.model.S3EventNotification;
import software.amazon.awssdk.eventnotifications.s3.model.S3EventNotificationRecord;
import software.amazon.awssdk.eventnotifications.s3.model.S3Object;

/**
 * Reads the body of a message that S3 sent to SQS. Keys come form-encoded and leave decoded; AWS writes event names
 * without the {@code s3:} that other stores put before them.
 */
public final class NotificationParser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEST_EVENT = "s3:TestEvent";

    private NotificationParser() {}

    public static Notification parse(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree == null || !tree.isObject()) {
                return new Notification.Unreadable("the message is not a JSON object");
            }
            if (TEST_EVENT.equals(tree.path("Event").asText())) {
                return new Notification.Ignored("test event");
            }
            if (!tree.path("Records").isArray()) {
                return new Notification.Unreadable("the message has no Records, so it is no S3 event notification");
            }
            return records(S3EventNotification.fromJson(body).getRecords());
        } catch (JsonProcessingException e) {
            return new Notification.Unreadable("the message is not JSON: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            // The SDK's reader fails in many ways on what S3 never sends.
            return new Notification.Unreadable("the message is no S3 event notification: " + e.getMessage());
        }
    }

    private static Notification records(List<S3EventNotificationRecord> records) {
        List<LandedFile> files = records.stream()
                .filter(NotificationParser::isCreation)
                .map(NotificationParser::file)
                .filter(file -> !isFolderMarker(file))
                .toList();
        return files.isEmpty() ? new Notification.Ignored("nothing was created") : new Notification.Landed(files);
    }

    private static boolean isCreation(S3EventNotificationRecord entry) {
        String name = String.valueOf(entry.getEventName());
        return name.startsWith("ObjectCreated:") || name.startsWith("s3:ObjectCreated:");
    }

    private static LandedFile file(S3EventNotificationRecord entry) {
        S3 s3 = entry.getS3();
        S3Object object = s3.getObject();
        if (object.getKey() == null || object.getETag() == null) {
            throw new IllegalArgumentException("a record has no object key or no eTag");
        }
        Long size = object.getSizeAsLong();
        return new LandedFile(
                s3.getBucket().getName(),
                object.getUrlDecodedKey(),
                blankToNull(object.getVersionId()),
                object.getETag(),
                size == null ? 0 : size,
                object.getSequencer());
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static boolean isFolderMarker(LandedFile file) {
        return file.size() == 0 && file.key().endsWith("/");
    }
}
