package io.landfall.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One YAML file of a project: checked against its JSON Schema and its rules, then read. Collects problems instead of
 * stopping; what schema and rules refuse is told together, once for each place.
 */
final class DefinitionFile<T> {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final Class<T> type;
    private final SchemaProblems schema;
    private final List<DefinitionRule> rules;

    DefinitionFile(String name, Class<T> type, String schemaResource, List<DefinitionRule> rules) {
        this.name = name;
        this.type = type;
        this.schema = new SchemaProblems(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DefinitionFile.class.getResourceAsStream(schemaResource)));
        this.rules = List.copyOf(rules);
    }

    /** The definition; empty when problems were added. */
    Optional<T> read(Path directory, List<ProjectProblem> problems) {
        Path file = directory.resolve(name);
        try {
            return Files.isRegularFile(file)
                    ? parse(Files.readString(file), problems)
                    : refused(problems, "is missing; every project has one");
        } catch (IOException e) {
            return refused(problems, "cannot be read: " + e.getMessage());
        }
    }

    /** The definition that a text is; empty when problems were added. */
    Optional<T> parse(String text, List<ProjectProblem> problems) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (!tree.isObject()) {
                return refused(problems, "has no keys; write one 'key: value' a line");
            }
            WrittenDefinition written = new WrittenDefinition(name, tree, new YamlPositions(text));
            rules.forEach(rule -> rule.check(written));
            schema.check(written);
            Optional<T> definition = written.problems().isEmpty() ? bind(written) : Optional.empty();
            problems.addAll(written.problems());
            return definition;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String message =
                    "is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(new ProjectProblem(
                    name, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), message));
            return Optional.empty();
        }
    }

    private Optional<T> bind(WrittenDefinition written) throws JsonProcessingException {
        try {
            return Optional.of(YAML.treeToValue(written.tree(), type));
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                    .reduce("", Pointers::below);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            written.refuse(pointer, cause.getMessage());
            return Optional.empty();
        }
    }

    private Optional<T> refused(List<ProjectProblem> problems, String message) {
        problems.add(ProjectProblem.inFile(name, message));
        return Optional.empty();
    }
}
