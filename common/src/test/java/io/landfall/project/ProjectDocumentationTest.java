package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/project.md} says what is true. */
class ProjectDocumentationTest {

    private static final Path DOCS = Path.of("..", "docs", "project.md");
    private static final Path SPARKIFY = Path.of("..", "examples", "sparkify", "warehouse.yaml");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_.]+)` \\|.*\\| ([^|]*) \\|$", Pattern.MULTILINE);

    @Test
    void examplesAreValid() throws IOException {
        List<String> examples = found(EXAMPLE, 1);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(3).allSatisfy(example -> {
            List<ProjectProblem> problems = new ArrayList<>();
            ProjectReader.WAREHOUSE.parse(example, problems);
            assertThat(problems).isEmpty();
        });
    }

    @Test
    void examplesOfPipelinesAreValid() throws IOException {
        String text = Files.readString(DOCS);
        List<String> examples = EXAMPLE.matcher(text.substring(text.indexOf("## pipeline.yaml")))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            List<ProjectProblem> problems = new ArrayList<>();
            ProjectReader.PIPELINE.parse(example, problems);
            assertThat(problems).isEmpty();
        });
    }

    @Test
    void everyKeyOfTheSchemaIsExplainedAndNoOther() throws IOException {
        assertThat(found(ROW, 1))
                .containsExactlyInAnyOrderElementsOf(WarehouseSchemaTest.keys().keySet());
    }

    @Test
    void defaultsAreThoseOfTheSchema() throws IOException {
        List<String> keys = found(ROW, 1);
        List<String> defaults = found(ROW, 2);
        Map<String, JsonNode> schema = WarehouseSchemaTest.keys();
        for (int i = 0; i < keys.size(); i++) {
            JsonNode value = schema.get(keys.get(i)).path("default");
            if (!value.isMissingNode()) {
                assertThat(defaults.get(i)).as(keys.get(i)).isEqualTo("`" + value.asText() + "`");
            }
        }
    }

    @Test
    void hintsInTheSparkifyExampleAreValidOnceUncommented() throws IOException {
        String uncommented = Files.readString(SPARKIFY).replaceAll("(?m)^# (?=[a-z_ ]+:)", "");
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.WAREHOUSE.parse(uncommented, problems);
        assertThat(problems).isEmpty();
        assertThat(uncommented).contains("\nnetwork:\n  allow:");
    }

    /** In the section about {@code warehouse.yaml}. */
    private static List<String> found(Pattern pattern, int group) throws IOException {
        String text = Files.readString(DOCS);
        String section = text.substring(text.indexOf("## warehouse.yaml"), text.indexOf("## pipeline.yaml"));
        return pattern.matcher(section)
                .results()
                .map((MatchResult result) -> result.group(group))
                .toList();
    }
}
