package io.landfall.project.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.project.ProjectProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/alerts.md} and the JSON Schema say what is true. */
class AlertsDocumentationTest {

    private static final Path DOCS = Path.of("..", "docs", "alerts.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(sinks:.*?)```", Pattern.DOTALL);

    @Test
    void exampleIsValid() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(DOCS));
        assertThat(example.find()).isTrue();
        List<ProjectProblem> problems = new ArrayList<>();
        AlertsFile.FILE.parse(example.group(1), problems);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyKeyIsExplainedInTheDocsAndDescribedForEditors() throws IOException {
        String docs = Files.readString(DOCS);
        List<String> keys = new ArrayList<>();
        JsonNode schema = new ObjectMapper().readTree(AlertsFile.class.getResource("/project/alerts.schema.json"));
        collect(schema, schema, keys);
        assertThat(keys)
                .hasSizeGreaterThan(30)
                .allSatisfy(key -> assertThat(docs).as(key).containsPattern("[`{ .\n]" + key + "[`:.]"));
    }

    private static void collect(JsonNode schema, JsonNode part, List<String> keys) {
        part.path("properties").properties().forEach(property -> {
            keys.add(property.getKey());
            JsonNode value = property.getValue();
            JsonNode resolved =
                    value.has("$ref") ? schema.at(value.get("$ref").textValue().substring(1)) : value;
            assertThat(resolved.path("description").asText())
                    .as(property.getKey())
                    .isNotBlank();
            collect(schema, resolved, keys);
            JsonNode items = resolved.path("items");
            collect(
                    schema,
                    items.has("$ref") ? schema.at(items.get("$ref").textValue().substring(1)) : items,
                    keys);
        });
    }
}
