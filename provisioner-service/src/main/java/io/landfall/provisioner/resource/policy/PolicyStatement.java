package io.landfall.provisioner.resource.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one statement of a policy means. Its Sid is a name and means nothing; a single value and a list of one are the same, their order
 * does not matter, nor does the case of actions and condition keys (IAM User Guide, "IAM JSON policy elements reference").
 *
 * @param parts values by element, such as {@code Action} or {@code Principal Service}
 */
record PolicyStatement(Map<String, Set<String>> parts) {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Set<String> NESTED = Set.of("Principal", "NotPrincipal");
    private static final Set<String> CASELESS = Set.of("Action", "NotAction");
    private static final String CONDITION = "Condition";

    static PolicyStatement of(JsonNode statement) {
        Map<String, Set<String>> parts = new TreeMap<>();
        statement.fields().forEachRemaining(element -> {
            String name = element.getKey();
            JsonNode value = element.getValue();
            if (NESTED.contains(name)) {
                principals(name, value, parts);
            } else if (CONDITION.equals(name)) {
                conditions(value, parts);
            } else if (!"Sid".equals(name)) {
                parts.put(name, values(value, CASELESS.contains(name)));
            }
        });
        return new PolicyStatement(parts);
    }

    private static void principals(String name, JsonNode value, Map<String, Set<String>> parts) {
        if (value.isTextual()) {
            parts.put(name + " AWS", values(value, false));
        }
        value.fields()
                .forEachRemaining(kind -> parts.put(
                        name + ' ' + kind.getKey(),
                        values(kind.getValue(), false).stream()
                                .map(PolicyStatement::principal)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** AWS writes an account's number as the ARN of its root. */
    private static String principal(String text) {
        return ACCOUNT.matcher(text).matches() ? "arn:aws:iam::" + text + ":root" : text;
    }

    private static void conditions(JsonNode operators, Map<String, Set<String>> parts) {
        operators.fields().forEachRemaining(operator -> operator.getValue()
                .fields()
                .forEachRemaining(key -> parts.put(
                        (CONDITION + ' ' + operator.getKey() + ' ' + key.getKey()).toLowerCase(Locale.ROOT),
                        values(key.getValue(), false))));
    }

    private static Set<String> values(JsonNode oneOrMany, boolean caseless) {
        Set<String> values = new TreeSet<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(value -> values.add(value.asText()));
        } else {
            values.add(oneOrMany.asText());
        }
        return caseless
                ? values.stream().map(v -> v.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new))
                : values;
    }

    /** Its values, for a person. */
    @Override
    public String toString() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " " + String.join(",", part.getValue()))
                .collect(Collectors.joining("; "));
    }
}
