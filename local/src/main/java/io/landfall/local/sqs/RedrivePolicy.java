package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where messages go that were received too often.
 *
 * @param deadLetterQueue name of the queue
 */
record RedrivePolicy(String deadLetterQueue) {

    private static final int MOST_RECEIVES = 1_000;

    /** @throws SqsError when the value is no redrive policy */
    static RedrivePolicy read(String value) {
        JsonNode policy = QueueAttributes.document(value);
        String arn = policy.path("deadLetterTargetArn").asText();
        int count = policy.path("maxReceiveCount").asInt(-1);
        if (!arn.startsWith("arn:aws:sqs:") || count < 1 || count > MOST_RECEIVES) {
            throw invalid(value, "");
        }
        return new RedrivePolicy(arn.substring(arn.lastIndexOf(':') + 1));
    }

    static SqsError targetMissing(String value) {
        return invalid(value, " Reason: Dead letter target does not exist.");
    }

    private static SqsError invalid(String value, String reason) {
        return SqsError.invalidParameter("Value %s for parameter RedrivePolicy is invalid.%s".formatted(value, reason));
    }

    /** The same document with numbers and truth values as text: policies are compared that way. */
    static JsonNode scalarsAsText(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode texts = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> texts.set(field.getKey(), scalarsAsText(field.getValue())));
            return texts;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode texts = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> texts.add(scalarsAsText(element)));
            return texts;
        }
        return JsonNodeFactory.instance.textNode(node.asText());
    }
}
