package io.landfall.local.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The policy of a queue, asked whether S3 may send to it in the name of a bucket. Knows what such policies are made of (user guide,
 * "Granting permissions to publish event notification messages"); a condition it does not know never allows.
 */
final class QueuePolicy {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE = "s3.amazonaws.com";
    private static final String ACTION = "sqs:sendmessage";

    private final List<JsonNode> statements;
    private final String queueArn;
    private final Map<String, String> context;

    private QueuePolicy(List<JsonNode> statements, String queueArn, Map<String, String> context) {
        this.statements = statements;
        this.queueArn = queueArn;
        this.context = context;
    }

    /**
     * Whether S3 may send.
     *
     * @param policy empty for a queue without one; nobody but its owner may send there
     * @param account of the bucket
     */
    static boolean letsS3Send(String policy, String queueArn, String bucket, String account) {
        Map<String, String> context = Map.of(
                "aws:sourcearn",
                "arn:aws:s3:::" + bucket,
                "aws:sourceaccount",
                account,
                "aws:principalservicename",
                SERVICE,
                "aws:securetransport",
                "true");
        QueuePolicy read = new QueuePolicy(elements(parse(policy).path("Statement")), queueArn, context);
        return read.says("Allow") && !read.says("Deny");
    }

    private boolean says(String effect) {
        return statements.stream()
                .filter(statement -> statement.path("Effect").asText().equals(effect))
                .anyMatch(this::applies);
    }

    private boolean applies(JsonNode statement) {
        return isAboutS3(statement.path("Principal"))
                && elements(statement.path("Action")).stream()
                        .anyMatch(action -> like(action.asText().toLowerCase(Locale.ROOT), ACTION))
                && elements(statement.path("Resource")).stream().anyMatch(resource -> like(resource.asText(), queueArn))
                && conditionsHold(statement.path("Condition"));
    }

    private static boolean isAboutS3(JsonNode principal) {
        return principal.asText().equals("*")
                || elements(principal.path("AWS")).stream()
                        .anyMatch(name -> name.asText().equals("*"))
                || elements(principal.path("Service")).stream()
                        .anyMatch(name -> name.asText().equals(SERVICE));
    }

    private boolean conditionsHold(JsonNode conditions) {
        return conditions.properties().stream().allMatch(operator -> operator.getValue().properties().stream()
                .allMatch(key -> holds(operator.getKey(), key.getKey(), elements(key.getValue()))));
    }

    private boolean holds(String operator, String key, List<JsonNode> values) {
        String actual = context.get(key.toLowerCase(Locale.ROOT));
        String plain = operator.replaceFirst("IfExists$", "");
        if (actual == null) {
            return !plain.equals(operator) || plain.contains("Not");
        }
        boolean any = values.stream().anyMatch(value -> compares(plain.replace("Not", ""), value.asText(), actual));
        return plain.contains("Not") != any;
    }

    private static boolean compares(String operator, String value, String actual) {
        return switch (operator) {
            case "ArnEquals", "ArnLike", "StringLike" -> like(value, actual);
            case "StringEquals" -> value.equals(actual);
            case "StringEqualsIgnoreCase", "Bool" -> value.equalsIgnoreCase(actual);
            default -> false;
        };
    }

    /** Stars stand for any characters and question marks for one. */
    private static boolean like(String pattern, String text) {
        String expression = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(expression, text);
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).toList();
        }
        return node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
    }

    private static JsonNode parse(String policy) {
        try {
            return JSON.readTree(policy);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
