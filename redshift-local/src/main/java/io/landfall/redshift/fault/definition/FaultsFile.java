package io.landfall.redshift.fault.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.InvalidRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON file with an array of rules, for faults that are there from the start. */
public final class FaultsFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Map<String, JsonLocation> locations = new HashMap<>();

    private FaultsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the rules.
     *
     * @throws IOException when there is no such file, or it is not an array of rules; the message is
     *     {@code file:line:column: problem}
     */
    public static List<FaultRule> read(Path file) throws IOException {
        return new FaultsFile(file).parse(Files.readString(file));
    }

    private List<FaultRule> parse(String text) throws IOException {
        try {
            locate(text);
            JsonNode root = JSON.readTree(text);
            if (!root.isArray()) {
                throw problem("", "an array of rules is needed");
            }
            return rules(root);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new IOException(
                    file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": is not JSON: "
                            + malformed.getOriginalMessage(),
                    malformed);
        }
    }

    private void locate(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                locations.putIfAbsent(pointer, parser.currentTokenLocation());
            }
        }
    }

    private List<FaultRule> rules(JsonNode root) throws IOException {
        List<FaultRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < root.size(); index++) {
            FaultRule rule = rule(root.get(index), index);
            if (!rule.id().isEmpty() && !ids.add(rule.id())) {
                throw problem("/" + index + "/id", "id: \"" + rule.id() + "\" is there twice");
            }
            rules.add(rule);
        }
        return rules;
    }

    private FaultRule rule(JsonNode json, int index) throws IOException {
        try {
            return RuleReader.read(json);
        } catch (InvalidRule invalid) {
            String field = invalid.field();
            throw problem("/" + index + (field.isEmpty() ? "" : "/" + field.replace('.', '/')), invalid.getMessage());
        }
    }

    private IOException problem(String pointer, String problem) {
        String known = pointer;
        while (!known.isEmpty() && !locations.containsKey(known)) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        JsonLocation at = locations.getOrDefault(known, JsonLocation.NA);
        return new IOException(file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + problem);
    }
}
