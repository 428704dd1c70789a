package io.landfall.local.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.eventnotifications.s3.model.RequestParameters;
import software.amazon.awssdk.eventnotifications.s3.model.ResponseElements;
import software.amazon.awssdk.eventnotifications.s3.model.S3;
import software.amazon.awssdk.eventnotifications.s3.model.S3Bucket;
import software.amazon.awssdk.eventnotifications.s3.model.S3EventNotification;
import software.amazon.awssdk.eventnotifications.s3.model.S3EventNotificationRecord;
import software.amazon.awssdk.eventnotifications.s3.model.S3Object;
import software.amazon.awssdk.eventnotifications.s3.model.UserIdentity;

/** The messages S3 sends to a queue, in the shape of event structure 2.1: one record each. */
final class EventMessages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserIdentity IDENTITY = new UserIdentity("AWS:LANDFALL");

    private final String region;

    EventMessages(String region) {
        this.region = region;
    }

    String message(ObjectEvent event, String ruleId) {
        S3Bucket bucket = new S3Bucket(event.bucket(), IDENTITY, "arn:aws:s3:::" + event.bucket());
        S3Object object = new S3Object(encode(event.key()), event.size(), event.eTag(), null, event.sequencer());
        S3EventNotificationRecord record = new S3EventNotificationRecord();
        record.setEventVersion("2.1");
        record.setEventSource("aws:s3");
        record.setAwsRegion(region);
        record.setEventTime(event.time().truncatedTo(ChronoUnit.MILLIS));
        record.setEventName(event.type().eventName());
        record.setUserIdentity(IDENTITY);
        record.setRequestParameters(new RequestParameters("127.0.0.1"));
        record.setResponseElements(new ResponseElements(hostId(), requestId()));
        record.setS3(new S3(ruleId, bucket, object, "1.0"));
        return withoutNulls(new S3EventNotification(List.of(record)).toJson());
    }

    /** What S3 sends once to each queue when a configuration is applied; it has no records. */
    String testEvent(String bucket, Instant time) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("Service", "Amazon S3");
        event.put("Event", "s3:TestEvent");
        event.put("Time", time.toString());
        event.put("Bucket", bucket);
        event.put("RequestId", requestId());
        event.put("HostId", hostId());
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is always JSON", e);
        }
    }

    /** The SDK writes members that have no value as null; S3 leaves them out. */
    private static String withoutNulls(String json) {
        try {
            JsonNode notification = JSON.readTree(json);
            ObjectNode object = (ObjectNode) notification.at("/Records/0/s3/object");
            object.properties().removeIf(member -> member.getValue().isNull());
            return JSON.writeValueAsString(notification);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The SDK wrote an event that is not JSON: " + json, e);
        }
    }

    /** Form encoding as S3 applies it to keys in events: a space becomes a plus, slashes stay. */
    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String requestId() {
        return hostId().substring(0, 16).toUpperCase(Locale.ROOT);
    }

    private static String hostId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
