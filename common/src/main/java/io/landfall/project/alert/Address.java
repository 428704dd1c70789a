package io.landfall.project.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A URL, written down or kept secret. Exactly one of the two is there.
 *
 * @param written the URL itself
 * @param reference where it is, for one that is a secret
 */
public record Address(String written, SecretReference reference) {

    /** A URL that anybody may see. */
    public static Address of(String url) {
        return new Address(url, null);
    }

    /** A URL that is a secret. */
    public static Address of(SecretReference reference) {
        return new Address(null, reference);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Address of(JsonNode node) {
        return node.isTextual() ? of(node.textValue()) : of(reference(node));
    }

    private static SecretReference reference(JsonNode node) {
        return new SecretReference(text(node, "secret"), text(node, "field"), text(node, "env"), text(node, "file"));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).textValue();
    }
}
