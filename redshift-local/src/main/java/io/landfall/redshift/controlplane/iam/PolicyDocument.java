package io.landfall.redshift.controlplane.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Policies: whether their grammar is right ("Grammar of the IAM JSON policy language"), and whom a trust policy trusts. */
final class PolicyDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> EFFECTS = Set.of("Allow", "Deny");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> ASSUMING = List.of("sts:AssumeRole", "sts:*");

    private final List<JsonNode> statements;

    private PolicyDocument(List<JsonNode> statements) {
        this.statements = statements;
    }

    /** @throws AwsFault MalformedPolicyDocument */
    static String requireTrust(String document) {
        for (JsonNode statement : parse(document).statements) {
            require(statement.has("Principal"), "Missing required field Principal");
            require(!statement.has("Resource"), "Has prohibited field Resource");
            List<String> actions = texts(statement.path("Action"));
            require(!actions.isEmpty(), "Missing required field Action");
            require(
                    actions.stream().allMatch(action -> action.startsWith("sts:")),
                    "AssumeRole policy may only specify STS AssumeRole actions.");
            for (String service : texts(statement.path("Principal").path("Service"))) {
                require(
                        SERVICE.matcher(service).matches(),
                        "Invalid principal in policy: \"SERVICE\":\"" + service + "\"");
            }
        }
        return document;
    }

    /** @throws AwsFault MalformedPolicyDocument */
    static String requireIdentity(String document) {
        for (JsonNode statement : parse(document).statements) {
            require(!statement.has("Principal"), "Policy document should not specify a principal.");
            require(statement.has("Action") || statement.has("NotAction"), "Policy statement must contain actions.");
            require(
                    statement.has("Resource") || statement.has("NotResource"),
                    "Policy statement must contain resources.");
        }
        return document;
    }

    /** Whether that service may assume the role; conditions are not looked at. */
    static boolean trustsService(String document, String service) {
        return parse(document)
                .allows(principal -> texts(principal.path("Service")).contains(service));
    }

    /** Whether a user of the account may assume the role; conditions are not looked at. */
    static boolean trustsUser(String document, String accountId, String userArn) {
        List<String> names = List.of("*", accountId, "arn:aws:iam::" + accountId + ":root", userArn);
        return parse(document)
                .allows(principal -> texts(principal).contains("*")
                        || texts(principal.path("AWS")).stream().anyMatch(names::contains));
    }

    private boolean allows(Predicate<JsonNode> principal) {
        return statements.stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .filter(statement -> texts(statement.path("Action")).stream().anyMatch(ASSUMING::contains))
                .anyMatch(statement -> principal.test(statement.path("Principal")));
    }

    private static PolicyDocument parse(String document) {
        JsonNode json = read(document);
        require(json.isObject(), "Syntax errors in policy: a JSON object is expected");
        require(!json.has("Version") || VERSIONS.contains(json.path("Version").asText()), "Syntax errors in policy.");
        JsonNode statement = json.path("Statement");
        List<JsonNode> statements = new ArrayList<>();
        if (statement.isObject()) {
            statements.add(statement);
        } else {
            statement.forEach(statements::add);
        }
        require(!statements.isEmpty(), "Syntax errors in policy: a Statement is expected");
        for (JsonNode each : statements) {
            require(EFFECTS.contains(each.path("Effect").asText()), "Syntax errors in policy: Effect is Allow or Deny");
        }
        return new PolicyDocument(statements);
    }

    private static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw AwsFault.of("MalformedPolicyDocument", "Syntax errors in policy: " + e.getOriginalMessage());
        }
    }

    /** A text, or each text of an array. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw AwsFault.of("MalformedPolicyDocument", otherwise);
        }
    }
}
