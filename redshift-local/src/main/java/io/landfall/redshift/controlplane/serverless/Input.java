package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The members of a request. A member of the wrong type is a SerializationException, as everywhere in JSON 1.1. */
final class Input {

    private final JsonNode members;

    private Input(JsonNode members) {
        this.members = members;
    }

    /** @throws AwsFault ValidationException when there is a member this action does not take here */
    static Input of(JsonNode members, Set<String> known) {
        members.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ServerlessFaults.invalid("The parameter " + name + " is not supported by redshift-local");
            }
        });
        return new Input(members);
    }

    /** @throws AwsFault ValidationException when absent */
    String require(String name) {
        return find(name).orElseThrow(() -> Constraints.violated(null, name, "Member must not be null"));
    }

    /** The name of a namespace or a workgroup, which follow one pattern. */
    String requireName(String member) {
        return Constraints.name(member, require(member));
    }

    Optional<String> find(String name) {
        return find(name, JsonNode::isTextual, JsonNode::asText);
    }

    Optional<Integer> number(String name) {
        return find(name, JsonNode::canConvertToInt, JsonNode::asInt);
    }

    Optional<Long> longNumber(String name) {
        return find(name, JsonNode::canConvertToLong, JsonNode::asLong);
    }

    Optional<Boolean> flag(String name) {
        return find(name, JsonNode::isBoolean, JsonNode::asBoolean);
    }

    Optional<List<String>> list(String name) {
        return members(name).map(all -> all.stream().map(JsonNode::asText).toList());
    }

    /** The elements of a list of structures. */
    Optional<List<JsonNode>> members(String name) {
        return find(name, JsonNode::isArray, array -> StreamSupport.stream(array.spliterator(), false)
                .toList());
    }

    Optional<JsonNode> structure(String name) {
        return find(name, JsonNode::isObject, Function.identity());
    }

    /** Those of the names that are there, sorted. */
    Set<String> present(Set<String> names) {
        Set<String> present = new TreeSet<>(names);
        present.removeIf(name -> !members.hasNonNull(name));
        return present;
    }

    private <T> Optional<T> find(String name, Predicate<JsonNode> type, Function<JsonNode, T> reading) {
        JsonNode member = members.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!type.test(member)) {
            throw AwsFault.of("SerializationException", "Unexpected value type in payload: " + name);
        }
        return Optional.of(reading.apply(member));
    }
}
