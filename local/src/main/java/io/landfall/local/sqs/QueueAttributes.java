package io.landfall.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The attributes of a queue: their names, values, and defaults, by the API reference pages SetQueueAttributes and GetQueueAttributes.
 */
final class QueueAttributes {

    static final String REDRIVE_POLICY = "RedrivePolicy";
    static final String ALL = "All";
    private static final String MANAGED_KEYS = "SqsManagedSseEnabled";
    private static final String KMS_KEY = "KmsMasterKeyId";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What ElasticMQ takes and never tells again, or refuses. */
    private static final Set<String> KEPT_HERE = Set.of(
            "Policy",
            REDRIVE_POLICY,
            "RedriveAllowPolicy",
            "MessageRetentionPeriod",
            "MaximumMessageSize",
            KMS_KEY,
            "KmsDataKeyReusePeriodSeconds",
            MANAGED_KEYS,
            "DeduplicationScope",
            "FifoThroughputLimit");

    private static final Set<String> DOCUMENTS = Set.of("Policy", REDRIVE_POLICY, "RedriveAllowPolicy");

    /** An empty value takes these away. */
    private static final Set<String> REMOVABLE = Set.of("Policy", REDRIVE_POLICY, "RedriveAllowPolicy", KMS_KEY);

    private static final Set<String> SWITCHES = Set.of(MANAGED_KEYS, "FifoQueue", "ContentBasedDeduplication");

    private static final Map<String, Range> RANGES = Map.of(
            "VisibilityTimeout", new Range(0, 43_200),
            "DelaySeconds", new Range(0, 900),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
            "MessageRetentionPeriod", new Range(60, 1_209_600),
            "MaximumMessageSize", new Range(1_024, 1_048_576),
            "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400));

    private static final Map<String, String> DEFAULTS =
            Map.of("MessageRetentionPeriod", "345600", "MaximumMessageSize", "1048576", MANAGED_KEYS, "true");

    private static final Set<String> ONLY_READ = Set.of(
            ALL,
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
            "CreatedTimestamp",
            "LastModifiedTimestamp",
            "QueueArn");

    private QueueAttributes() {}

    /** Bounds of a number, both included. */
    private record Range(long least, long most) {
        boolean holds(String value) {
            return value.matches("\\d{1,10}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
        }
    }

    static boolean isKeptHere(String name) {
        return KEPT_HERE.contains(name);
    }

    static boolean isSettable(String name) {
        return KEPT_HERE.contains(name) || RANGES.containsKey(name) || SWITCHES.contains(name);
    }

    static boolean isReadable(String name) {
        return isSettable(name) || ONLY_READ.contains(name);
    }

    /** @throws SqsError when a name is unknown or a value is not one the attribute can have */
    static void require(Map<String, String> requested) {
        requested.forEach((name, value) -> {
            if (!isSettable(name)) {
                throw SqsError.unknownAttribute(name);
            }
            if (!(value.isEmpty() && REMOVABLE.contains(name)) && !isValid(name, value)) {
                throw SqsError.invalidAttribute(name);
            }
        });
    }

    private static boolean isValid(String name, String value) {
        if (RANGES.containsKey(name)) {
            return RANGES.get(name).holds(value);
        }
        if (SWITCHES.contains(name)) {
            return value.equals("true") || value.equals("false");
        }
        return !DOCUMENTS.contains(name) || document(value).isObject();
    }

    /** What is kept of a queue after these attributes are set: empty values remove, and a queue has one encryption at a time. */
    static Map<String, String> merged(Map<String, String> kept, Map<String, String> requested) {
        Map<String, String> merged = new TreeMap<>(kept);
        requested.forEach((name, value) -> {
            if (value.isEmpty()) {
                merged.remove(name);
            } else if (isKeptHere(name)) {
                merged.put(name, value);
            }
        });
        if (!requested.getOrDefault(KMS_KEY, "").isEmpty()) {
            merged.put(MANAGED_KEYS, "false");
        } else if ("true".equals(requested.get(MANAGED_KEYS))) {
            merged.remove(KMS_KEY);
        }
        return merged;
    }

    /** Everything GetQueueAttributes answers, of what ElasticMQ says and what is kept here. */
    static Map<String, String> complete(Map<String, String> elasticMq, Map<String, String> kept) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(elasticMq);
        all.putAll(kept);
        return all;
    }

    /** What an attribute is that is not answered. */
    static String whenAbsent(String name) {
        return SWITCHES.contains(name) ? "false" : "";
    }

    /** Whether a value means the same as another: documents may be spelled differently. */
    static boolean isSame(String name, String one, String other) {
        return DOCUMENTS.contains(name)
                ? RedrivePolicy.scalarsAsText(document(one)).equals(RedrivePolicy.scalarsAsText(document(other)))
                : one.equals(other);
    }

    /** The value as JSON; the missing node when it is none. */
    static JsonNode document(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
