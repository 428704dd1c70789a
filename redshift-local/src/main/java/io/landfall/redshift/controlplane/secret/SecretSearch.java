package io.landfall.redshift.controlplane.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** ListSecrets. Filters match prefixes, {@code !} negates; all of them have to match, each with any of its values ("Filter"). */
final class SecretSearch {

    private static final int MOST = 100;

    private final Account account;

    SecretSearch(Account account) {
        this.account = account;
    }

    JsonNode list(JsonNode parameters) {
        int most = parameters.path("MaxResults").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw SecretFaults.invalidParameter("MaxResults must be between 1 and " + MOST);
        }
        boolean withDeleted = parameters.path("IncludePlannedDeletion").asBoolean(false);
        List<Predicate<Secret>> filters = new ArrayList<>();
        parameters.path("Filters").forEach(filter -> filters.add(filter(filter)));
        String after = parameters.path("NextToken").asText("");
        List<Secret> rest = account.state().secrets().values().stream()
                .filter(secret -> withDeleted || secret.deletedAt() == null)
                .filter(secret -> filters.stream().allMatch(filter -> filter.test(secret)))
                .filter(secret -> secret.name().compareTo(after) > 0)
                .toList();
        List<Secret> page = rest.subList(0, Math.min(most, rest.size()));
        ObjectNode answer = SecretJson.empty();
        ArrayNode list = answer.putArray("SecretList");
        page.forEach(secret -> list.add(SecretJson.described(secret, "SecretVersionsToStages")));
        if (page.size() < rest.size()) {
            answer.put("NextToken", page.get(page.size() - 1).name());
        }
        return answer;
    }

    private Predicate<Secret> filter(JsonNode filter) {
        String key = filter.path("Key").asText();
        List<String> values = StreamSupport.stream(filter.path("Values").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<String> wanted =
                values.stream().filter(value -> !value.startsWith("!")).toList();
        List<String> unwanted = values.stream()
                .filter(value -> value.startsWith("!"))
                .map(value -> value.substring(1))
                .toList();
        properties(key, Secret.of("", "", "", "", null, null));
        return secret -> (wanted.isEmpty() || wanted.stream().anyMatch(value -> matches(key, value, secret)))
                && unwanted.stream().noneMatch(value -> matches(key, value, secret));
    }

    private boolean matches(String key, String value, Secret secret) {
        String lower = value.toLowerCase(Locale.ROOT);
        Stream<String> properties = properties(key, secret);
        return switch (key) {
            case "all" ->
                properties.anyMatch(
                        property -> property.toLowerCase(Locale.ROOT).contains(lower));
            case "description" ->
                properties.anyMatch(
                        property -> property.toLowerCase(Locale.ROOT).startsWith(lower));
            default -> properties.anyMatch(property -> property.startsWith(value));
        };
    }

    private Stream<String> properties(String key, Secret secret) {
        Stream<String> properties =
                switch (key) {
                    case "name" -> Stream.of(secret.name());
                    case "description" -> Stream.ofNullable(secret.description());
                    case "tag-key" -> secret.tags().keySet().stream();
                    case "tag-value" -> secret.tags().values().stream();
                    case "owning-service" -> Stream.ofNullable(secret.owningService());
                    case "primary-region" -> Stream.of(account.region());
                    case "all" ->
                        Stream.of("name", "description", "tag-key", "tag-value")
                                .flatMap(each -> properties(each, secret));
                    default ->
                        throw AwsFault.of(
                                "ValidationException",
                                "Value '" + key + "' at 'filters.1.member.key' failed to satisfy constraint");
                };
        return properties;
    }
}
