package io.landfall.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One YAML file of a project: checked against its JSON Schema, then read. Collects problems instead of stopping. */
final class DefinitionFile<T> {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final Class<T> type;
    private final Schema schema;

    DefinitionFile(String name, Class<T> type, String schemaResource) {
        this.name = name;
        this.type = type;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DefinitionFile.class.getResourceAsStream(schemaResource));
    }

    /** The definition; empty when problems were added. */
    Optional<T> read(Path directory, List<ProjectProblem> problems) {
        Path file = directory.resolve(name);
        try {
            return Files.isRegularFile(file)
                    ? parse(Files.readString(file), problems)
                    : missing(problems, "is missing; every project has one");
        } catch (IOException e) {
            return missing(problems, "cannot be read: " + e.getMessage());
        }
    }

    private Optional<T> parse(String text, List<ProjectProblem> problems) {
        try {
            JsonNode tree = YAML.readTree(text);
            YamlPositions positions = new YamlPositions(text);
            List<Error> errors = schema.validate(tree);
            if (!errors.isEmpty()) {
                errors.forEach(e -> problems.add(positions.problem(name, pointer(e), message(e))));
                return Optional.empty();
            }
            return bind(tree, positions, problems);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String message =
                    "is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(new ProjectProblem(
                    name, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), message));
            return Optional.empty();
        }
    }

    private Optional<T> bind(JsonNode tree, YamlPositions positions, List<ProjectProblem> problems)
            throws JsonProcessingException {
        try {
            return Optional.of(YAML.treeToValue(tree, type));
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(r -> "/" + (r.getFieldName() == null ? r.getIndex() : r.getFieldName()))
                    .collect(Collectors.joining());
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.add(positions.problem(name, pointer, cause.getMessage()));
            return Optional.empty();
        }
    }

    private static String pointer(Error error) {
        String location = error.getInstanceLocation().toString();
        return location.startsWith("/") ? location : "";
    }

    private static String message(Error error) {
        String where = error.getInstanceLocation().toString();
        return (where.isEmpty() ? "" : where.substring(1) + ": ") + error.getMessage();
    }

    private Optional<T> missing(List<ProjectProblem> problems, String message) {
        problems.add(ProjectProblem.inFile(name, message));
        return Optional.empty();
    }
}
