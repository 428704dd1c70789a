package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/quality.md} says what is true. */
class QualityDocumentationTest {

    private static final Path DOCS = Path.of("..", "docs", "quality.md");
    private static final Path SPARKIFY = Path.of("..", "examples", "sparkify");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleIsValidForTheTablesOfSparkify() throws IOException {
        String pipeline = Files.readString(SPARKIFY.resolve("pipeline.yaml"));
        String tables = pipeline.substring(0, pipeline.indexOf("on_failure:"));
        List<String> examples = found(EXAMPLE);
        assertThat(examples).hasSizeGreaterThan(CheckEntry.TESTS.size());
        assertThat(examples).allSatisfy(example -> assertThat(problems(inPlaceOf(tables, example)))
                .isEmpty());
    }

    @Test
    void everyTestHasASection() throws IOException {
        assertThat(found(Pattern.compile("^### `([a-z_]+)`$", Pattern.MULTILINE)))
                .containsExactlyElementsOf(CheckEntry.TESTS);
    }

    @Test
    void everyKeyOfACheckIsExplained() throws IOException {
        List<String> rows = found(Pattern.compile("^\\| `([a-z_]+)`", Pattern.MULTILINE));
        JsonNode schema = schema().path("$defs");
        List<String> keys = UnknownKeys.names(schema.path("check").path("properties"));
        keys.removeAll(CheckEntry.TESTS);
        keys.removeAll(List.of("tables", "expect"));
        assertThat(rows).containsAll(keys);
        assertThat(rows).containsAll(UnknownKeys.names(schema.path("expected").path("properties")));
        assertThat(rows).containsAll(UnknownKeys.names(schema.path("on_failure").path("properties")));
    }

    @Test
    void everyKeyOfACheckIsDescribedForEditors() throws IOException {
        JsonNode all = schema();
        for (String part : List.of(
                "check",
                "on_failure",
                "expected",
                "between",
                "matches",
                "row_count",
                "freshness",
                "no_gaps",
                "changed_less_than",
                "same_sum",
                "accepted_values",
                "relationships")) {
            all.path("$defs").path(part).path("properties").properties().forEach(property -> {
                JsonNode schema = property.getValue().has("$ref")
                        ? all.at(property.getValue().get("$ref").textValue().substring(1))
                        : property.getValue();
                assertThat(schema.path("description").asText())
                        .as(part + "." + property.getKey())
                        .isNotBlank();
            });
        }
    }

    @Test
    void whatTheExamplesOnlyHintAtIsValidOnceUncommented() throws IOException {
        for (String example : List.of("sparkify", "divvy")) {
            Path directory = SPARKIFY.resolveSibling(example);
            String text = Files.readString(directory.resolve("pipeline.yaml"));
            String uncommented = text.replaceAll("(?m)^( *)# (?=( {2}|- )?[a-z_]+: )", "$1");
            assertThat(uncommented).isNotEqualTo(text).contains("\n    expect: {every: day");
            List<ProjectProblem> problems = new ArrayList<>();
            ProjectReader.PIPELINE.parse(uncommented, List.of(new CheckColumns(directory)), problems);
            assertThat(problems).isEmpty();
        }
    }

    private static String inPlaceOf(String tables, String example) {
        return example.contains("datasets:")
                ? example.replaceAll("(?m)^datasets:[\\s\\S]*", "")
                        + tables.replace(
                                "    staging_table: staging.log_data\n",
                                "    staging_table: staging.log_data\n"
                                        + example.lines()
                                                .filter(line -> line.strip().startsWith("expect:"))
                                                .collect(Collectors.joining("\n", "", "\n")))
                : tables + example;
    }

    private static List<ProjectProblem> problems(String yaml) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.PIPELINE.parse(
                yaml,
                List.of(new CheckColumns(SPARKIFY), new SqlCheckFiles(SPARKIFY), new WholeTableRules(SPARKIFY)),
                problems);
        return problems;
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCS))
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toList());
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(QualityDocumentationTest.class.getResourceAsStream("/project/pipeline.schema.json"));
    }
}
