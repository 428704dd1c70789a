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
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One YAML file of a project: checked against its JSON Schema and its rules, then read. Collects problems instead of
 * stopping; what schema and rules refuse is told together, once for each place.
 */
public final class DefinitionFile<T> {

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

    /**
     * @param name of the file
     * @param schemaResource its JSON Schema, on the class path
     */
    public DefinitionFile(String name, Class<T> type, String schemaResource, List<DefinitionRule> rules) {
        this.name = name;
        this.type = type;
        this.schema = new SchemaProblems(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DefinitionFile.class.getResourceAsStream(schemaResource)));
        this.rules = List.copyOf(rules);
    }

    /** The definition, which is of use only if no problems were added; empty when it does not fit its schema. */
    public Optional<T> read(Path directory, List<ProjectProblem> problems) {
        Path file = directory.resolve(name);
        try {
            return Files.isRegularFile(file)
                    ? parse(Files.readString(file), problems)
                    : refused(problems, "is missing; every project has one");
        } catch (IOException e) {
            return refused(problems, "cannot be read: " + e.getMessage());
        }
    }

    /** The definition that a text is; see {@link #read}. */
    public Optional<T> parse(String text, List<ProjectProblem> problems) {
        try {
            // Positions first: the marks of their errors are exact.
            YamlPositions positions = new YamlPositions(text);
            return check(YAML.readTree(text), positions, problems);
        } catch (MarkedYAMLException e) {
            Mark at = e.getProblemMark();
            return notYaml(problems, at.getLine() + 1, at.getColumn() + 1, e.getProblem());
        } catch (YAMLException e) {
            return notYaml(problems, 0, 0, e.getMessage());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return notYaml(
                    problems,
                    at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : at.getColumnNr(),
                    e.getOriginalMessage());
        }
    }

    private Optional<T> check(JsonNode tree, YamlPositions positions, List<ProjectProblem> problems)
            throws JsonProcessingException {
        if (!tree.isObject()) {
            return refused(problems, "has no keys; write one 'key: value' a line");
        }
        WrittenDefinition written = new WrittenDefinition(name, tree, positions);
        rules.forEach(rule -> rule.check(written));
        Optional<T> definition = schema.check(written) ? bind(written) : Optional.empty();
        problems.addAll(written.problems());
        return definition;
    }

    private Optional<T> bind(WrittenDefinition written) throws JsonProcessingException {
        try {
            return Optional.of(YAML.treeToValue(written.tree(), type));
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                    .reduce("", Pointers::below);
            if (!written.isRefused(pointer)) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                written.refuse(pointer, cause.getMessage());
            }
            return Optional.empty();
        }
    }

    private Optional<T> notYaml(List<ProjectProblem> problems, int line, int column, String message) {
        String first = message.lines().findFirst().orElse("");
        String advice = first.startsWith("Duplicate")
                ? "; remove one of the two"
                : "; mend it here, and write text in quotes if it begins with a sign such as * or has ': ' in it";
        problems.add(new ProjectProblem(name, line, column, "is not YAML: " + first + advice));
        return Optional.empty();
    }

    private Optional<T> refused(List<ProjectProblem> problems, String message) {
        problems.add(ProjectProblem.inFile(name, message));
        return Optional.empty();
    }
}
