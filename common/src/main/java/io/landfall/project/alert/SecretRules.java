package io.landfall.project.alert;

import io.landfall.project.Suggestion;
import io.landfall.project.WrittenDefinition;
import java.util.List;
import java.util.regex.Pattern;

/** A secret is named by where it is. What stands there instead may be the secret itself, so it is never shown. */
final class SecretRules {

    private static final List<String> PLACES = List.of("secret", "env", "file");
    private static final List<String> KEYS = List.of("secret", "field", "env", "file");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String HOW = "write {env: NAME}, {file: path} or {secret: ARN, field: name}";

    private SecretRules() {}

    static void check(WrittenDefinition definition, String pointer, String what) {
        if (!definition.has(pointer)) {
            return;
        }
        List<String> written = definition.keys(pointer);
        if (written.isEmpty()) {
            definition.refuse(pointer, what + " is a secret and does not belong into a file of the project; " + HOW);
            return;
        }
        List<String> places = PLACES.stream().filter(written::contains).toList();
        if (places.size() != 1) {
            definition.refuseObject(pointer, what + " has " + places.size() + " places; " + HOW);
        }
        written.stream().filter(key -> !KEYS.contains(key)).forEach(key -> refuseKey(definition, pointer, key));
        checkPlace(definition, pointer);
    }

    private static void refuseKey(WrittenDefinition definition, String pointer, String key) {
        definition.refuseKey(pointer + '/' + key, "there is no such key; " + HOW + Suggestion.didYouMean(key, KEYS));
    }

    private static void checkPlace(WrittenDefinition definition, String pointer) {
        definition
                .text(pointer + "/secret")
                .filter(arn -> !ARN.matcher(arn).matches())
                .ifPresent(arn -> definition.refuse(
                        pointer + "/secret",
                        "is not the ARN of a secret; write one such as"
                                + " arn:aws:secretsmanager:eu-central-1:123456789012:secret:alerts-AbCdEf"));
        definition
                .text(pointer + "/env")
                .filter(name -> !VARIABLE.matcher(name).matches())
                .ifPresent(name -> definition.refuse(
                        pointer + "/env", "is not the name of a variable; write one such as SLACK_URL"));
        if (definition.has(pointer + "/field") && !definition.has(pointer + "/secret")) {
            definition.refuseKey(pointer + "/field", "only a secret of Secrets Manager has fields; remove it");
        }
    }
}
