package io.landfall.redshift.controlplane.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Secret;
import java.util.Map;
import java.util.TreeMap;

/** TagResource and UntagResource. Tags of AWS's own stay as they are. */
final class SecretTags {

    private static final String RESERVED = "aws:";
    private static final int MOST = 50;

    private final Account account;

    SecretTags(Account account) {
        this.account = account;
    }

    JsonNode tag(JsonNode parameters) {
        Map<String, String> added = checked(read(parameters));
        account.change(state -> {
            Secret secret = SecretFaults.requireNotDeleted(state, parameters);
            Map<String, String> tags = new TreeMap<>(secret.tags());
            tags.putAll(added);
            return state.with(secret.withTags(tags));
        });
        return SecretJson.empty();
    }

    JsonNode untag(JsonNode parameters) {
        account.change(state -> {
            Secret secret = SecretFaults.requireNotDeleted(state, parameters);
            Map<String, String> tags = new TreeMap<>(secret.tags());
            for (JsonNode key : parameters.path("TagKeys")) {
                checked(Map.of(key.asText(), ""));
                tags.remove(key.asText());
            }
            return state.with(secret.withTags(tags));
        });
        return SecretJson.empty();
    }

    static Map<String, String> read(JsonNode parameters) {
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : parameters.path("Tags")) {
            tags.put(tag.path("Key").asText(), tag.path("Value").asText(""));
        }
        return tags;
    }

    static Map<String, String> checked(Map<String, String> tags) {
        tags.keySet().stream()
                .filter(key -> key.startsWith(RESERVED))
                .findFirst()
                .ifPresent(key -> {
                    throw SecretFaults.invalidParameter(
                            "Tag keys beginning with aws: are reserved for AWS use: " + key);
                });
        if (tags.size() > MOST) {
            throw SecretFaults.invalidParameter("A secret can have at most " + MOST + " tags");
        }
        return tags;
    }
}
