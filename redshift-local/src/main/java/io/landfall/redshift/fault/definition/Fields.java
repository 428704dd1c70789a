package io.landfall.redshift.fault.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.fault.InvalidRule;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of one JSON object; what is not what it has to be is an {@link InvalidRule} that names the field. */
final class Fields {
    private final String path;
    private final JsonNode object;

    /** @param path of the object inside the rule; empty for the rule itself */
    Fields(String path, JsonNode object, List<String> allowed) {
        this.path = path;
        this.object = object;
        if (!object.isObject()) {
            throw new InvalidRule(path, "is " + described(object) + ", an object is needed with " + names(allowed));
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw problem(name, "is not known here, allowed are " + names(allowed));
            }
        }
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** The object of that name. */
    Fields object(String name, List<String> allowed) {
        return new Fields(full(name), required(name, "an object with " + names(allowed)), allowed);
    }

    String text(String name, String allowed) {
        JsonNode value = required(name, allowed);
        if (!value.isTextual()) {
            throw problem(name, "is " + described(value) + ", allowed is " + allowed);
        }
        return value.asText();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name, "a text")) : Optional.empty();
    }

    long integer(String name, String allowed) {
        JsonNode value = required(name, allowed);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw problem(name, "is " + described(value) + ", allowed is " + allowed);
        }
        return value.asLong();
    }

    OptionalLong optionalInteger(String name, String allowed) {
        return has(name) ? OptionalLong.of(integer(name, allowed)) : OptionalLong.empty();
    }

    double number(String name, String allowed) {
        JsonNode value = required(name, allowed);
        if (!value.isNumber()) {
            throw problem(name, "is " + described(value) + ", allowed is " + allowed);
        }
        return value.asDouble();
    }

    /** At most one of these may be there. */
    void exclusive(String... names) {
        List<String> there = List.of(names).stream().filter(this::has).toList();
        if (there.size() > 1) {
            throw problem(there.get(1), "does not go together with " + there.get(0));
        }
    }

    InvalidRule problem(String name, String problem) {
        return new InvalidRule(full(name), problem);
    }

    private JsonNode required(String name, String allowed) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw problem(name, "is missing, needed is " + allowed);
        }
        return value;
    }

    private String full(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String names(List<String> allowed) {
        return String.join(", ", allowed);
    }

    private static String described(JsonNode value) {
        return value.isContainerNode() ? (value.isArray() ? "an array" : "an object") : value.toString();
    }
}
