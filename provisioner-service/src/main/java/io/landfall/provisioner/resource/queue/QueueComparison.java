package io.landfall.provisioner.resource.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How a queue that was found differs from what it is to be, and what sets it right. */
record QueueComparison(QueueDefinition wanted, QueueAsFound found) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<QueueAttributeName> REDRIVING =
            List.of(QueueAttributeName.REDRIVE_POLICY, QueueAttributeName.REDRIVE_ALLOW_POLICY);

    /** Only attributes Landfall sets. Statements of others in the policy are none. */
    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        toSet().forEach((attribute, value) -> differences.add(difference(attribute, value)));
        return differences;
    }

    /** What SetQueueAttributes is to be given; empty if nothing. */
    Map<QueueAttributeName, String> toSet() {
        Map<QueueAttributeName, String> changes = new EnumMap<>(QueueAttributeName.class);
        wanted.settings().forEach((attribute, value) -> {
            if (!isFine(attribute) && !same(found.attributes().get(attribute), value)) {
                changes.put(attribute, value);
            }
        });
        if (!policyIsRight()) {
            changes.put(
                    QueueAttributeName.POLICY, others().with(wanted.policy()).toJson());
        }
        return changes;
    }

    /** What takes out of the queue whatever names another thing of Landfall's; SQS removes an attribute that is set to nothing. */
    Map<QueueAttributeName, String> toRelease() {
        Map<QueueAttributeName, String> changes = new EnumMap<>(QueueAttributeName.class);
        if (others().size() < found.policy().size()) {
            changes.put(QueueAttributeName.POLICY, others().isEmpty() ? "" : others().toJson());
        }
        for (QueueAttributeName redrive : REDRIVING) {
            String ours = wanted.settings().get(redrive);
            if (ours != null && same(found.attributes().get(redrive), ours)) {
                changes.put(redrive, "");
            }
        }
        return changes;
    }

    /** The statements in the policy that are not Landfall's. */
    PolicyDocument others() {
        return found.policy().without(QueueDefinition.SID, wanted.policy());
    }

    /** What a person should know of a queue that is right. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!others().isEmpty()) {
            notes.add("keeps policy statements of others: " + others());
        }
        if (found.hasOwnKey()) {
            notes.add("is encrypted with the key "
                    + found.attributes().get(QueueAttributeName.KMS_MASTER_KEY_ID)
                    + ", whose policy must allow s3.amazonaws.com to use it");
        }
        if (isOpen()) {
            notes.add("any queue of this account may use it: SQS answers no redrive_allow_policy");
        }
        return notes;
    }

    private Difference difference(QueueAttributeName attribute, String value) {
        String name =
                attribute.toString().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        if (attribute != QueueAttributeName.POLICY) {
            return Difference.of(name, found.attributes().getOrDefault(attribute, "(none)"), value);
        }
        Difference policy = Difference.of(name, found.policy().isEmpty() ? "(none)" : found.policy(), wanted.policy());
        return policy.because(
                others().isEmpty()
                        ? "only the landing bucket is to send"
                        : "only the landing bucket is to send; statements of others stay: " + others());
    }

    static String name(QueueAttributeName attribute) {
        return attribute.toString().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** A stronger key, or what not every SQS knows and answers: who may use a dead-letter queue. */
    private boolean isFine(QueueAttributeName attribute) {
        return (attribute == QueueAttributeName.SQS_MANAGED_SSE_ENABLED && found.hasOwnKey())
                || (attribute == QueueAttributeName.REDRIVE_ALLOW_POLICY && isOpen());
    }

    private boolean isOpen() {
        return wanted.settings().containsKey(QueueAttributeName.REDRIVE_ALLOW_POLICY)
                && !found.attributes().containsKey(QueueAttributeName.REDRIVE_ALLOW_POLICY);
    }

    /** Ours is there, and nothing else goes by its name. */
    private boolean policyIsRight() {
        PolicyDocument now = found.policy();
        return now.contains(wanted.policy())
                && now.size() == others().size() + wanted.policy().size();
    }

    /** JSON is compared by its meaning; SQS answers numbers in it as text or as numbers. */
    private static boolean same(String one, String other) {
        if (one == null || !other.startsWith("{")) {
            return other.equals(one);
        }
        try {
            return plain(JSON.readTree(one)).equals(plain(JSON.readTree(other)));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Map<String, Object> plain(JsonNode object) {
        Map<String, Object> plain = new TreeMap<>();
        object.fields().forEachRemaining(f -> plain.put(f.getKey(), elements(f.getValue())));
        return plain;
    }

    private static List<String> elements(JsonNode value) {
        List<String> elements = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> elements.add(element.asText()));
        } else {
            elements.add(value.asText());
        }
        return elements.stream().sorted().toList();
    }
}
