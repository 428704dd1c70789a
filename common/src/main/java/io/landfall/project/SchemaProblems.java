package io.landfall.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Says what a JSON Schema refuses in words that help: what is wrong, what the key means, and how it is written. */
final class SchemaProblems {

    private final Schema schema;
    private final JsonNode tree;
    private final UnknownKeys unknownKeys;

    SchemaProblems(Schema schema) {
        this.schema = schema;
        this.tree = schema.getSchemaNode();
        this.unknownKeys = new UnknownKeys(tree);
    }

    /**
     * Refuses what the schema refuses, except where a rule has found better words for it already.
     *
     * @return whether the schema refuses nothing
     */
    boolean check(WrittenDefinition definition) {
        List<Error> errors = schema.validate(definition.tree());
        for (Error error : errors) {
            String pointer = error.getInstanceLocation().toString();
            String key = error.getProperty() == null ? pointer : Pointers.below(pointer, error.getProperty());
            switch (error.getKeyword()) {
                case "additionalProperties" -> refuseUnknown(definition, error, key);
                case "required" -> definition.refuseObject(pointer, missing(error, key));
                default -> refuseValue(definition, error, pointer);
            }
        }
        return errors.isEmpty();
    }

    private void refuseUnknown(WrittenDefinition definition, Error error, String key) {
        if (!definition.isRefused(key)) {
            List<String> known = UnknownKeys.names(around(error).path("properties"));
            definition.refuseKey(key, unknownKeys.message(error.getProperty(), known));
        }
    }

    private void refuseValue(WrittenDefinition definition, Error error, String pointer) {
        if (!definition.isRefused(pointer)) {
            definition.refuse(pointer, wrong(error));
        }
    }

    private String missing(Error error, String key) {
        JsonNode property = around(error).path("properties").path(error.getProperty());
        return Pointers.spoken(key) + " is missing; add it" + hint(resolved(property));
    }

    private String wrong(Error error) {
        JsonNode schemaHere = around(error);
        String value = "'" + error.getInstanceNode().asText() + "'";
        if (error.getInstanceNode().isNull() && schemaHere.has("enum")) {
            return "is empty; remove the key, or write " + choices(error, schemaHere.path("enum"));
        }
        return switch (error.getKeyword()) {
            case "type" -> ofWrongType(error.getInstanceNode(), schemaHere);
            case "enum" -> value + " is not known; write " + choices(error, schemaHere.path("enum"));
            case "minimum" -> value + " is too little; write at least " + schemaHere.path("minimum") + hint(schemaHere);
            case "maximum" -> value + " is too much; write at most " + schemaHere.path("maximum") + hint(schemaHere);
            case "uniqueItems" -> "something stands in it twice; remove one of the two";
            case "minItems", "minLength" -> "is empty; write what it is, or remove the key" + hint(schemaHere);
            default -> value + " is not of the right form; write it as it is meant" + hint(schemaHere);
        };
    }

    private static String ofWrongType(JsonNode written, JsonNode schemaHere) {
        String wanted = schemaHere.path("type").isTextual()
                ? typeInWords(schemaHere.path("type").textValue())
                : anyOf(schemaHere.path("type"));
        if (written.isNull()) {
            return "is empty; write " + wanted + ", or remove the key" + hint(schemaHere);
        }
        String quotes = written.isValueNode() && wanted.equals("text") ? " in quotes" : "";
        return "is not " + wanted + "; write " + wanted + quotes + hint(schemaHere);
    }

    private static String anyOf(JsonNode types) {
        List<String> words = new ArrayList<>();
        types.forEach(type -> words.add(typeInWords(type.textValue())));
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    private static String typeInWords(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "string" -> "text";
            case "array" -> "a list";
            case "object" -> "keys and values";
            default -> "a " + type;
        };
    }

    private static String choices(Error error, JsonNode choices) {
        List<String> words = new ArrayList<>();
        choices.forEach(choice -> words.add(choice.asText()));
        String last = words.get(words.size() - 1);
        String list = String.join(", ", words.subList(0, words.size() - 1));
        String either = list.isEmpty() ? last : list + " or " + last;
        return either + Suggestion.didYouMean(error.getInstanceNode().asText(), words);
    }

    /** {@code " (Name of the warehouse …), such as sparkify"}. */
    private static String hint(JsonNode schemaHere) {
        String description = schemaHere.path("description").asText();
        JsonNode example = schemaHere.path("examples").path(0);
        return (example.isValueNode() ? ", such as " + example.asText() : "")
                + (description.isEmpty() ? "" : " (" + description + ")");
    }

    /** The part of the schema that holds the keyword that failed. */
    private JsonNode around(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        return tree.at(fragment.substring(0, Math.max(0, fragment.lastIndexOf('/'))));
    }

    private JsonNode resolved(JsonNode property) {
        return property.has("$ref") ? tree.at(property.get("$ref").textValue().substring(1)) : property;
    }
}
