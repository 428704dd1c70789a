package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads pieces of {@code warehouse.yaml}, completed with what every one must say. */
final class WarehouseYaml {

    private static final Map<String, String> REQUIRED =
            new TreeMap<>(Map.of("warehouse", "sparkify", "region", "us-west-2", "landing_bucket", "sparkify-landing"));

    /** What tells somebody what to do. */
    private static final String ADVICE = "(?s).*(\\b(write|use|set|add|remove|choose|list) |did you mean).*";

    private WarehouseYaml() {}

    static List<ProjectProblem> problems(String yaml) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.WAREHOUSE.parse(completed(yaml), problems);
        return problems;
    }

    static WarehouseDefinition read(String yaml) {
        List<ProjectProblem> problems = new ArrayList<>();
        var definition = ProjectReader.WAREHOUSE.parse(completed(yaml), problems);
        assertThat(problems).isEmpty();
        return definition.orElseThrow();
    }

    /** @param place {@code line:column} within the piece */
    static void assertRefused(String yaml, String place, String message) {
        assertThat(problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
            assertThat(problem.file()).isEqualTo("warehouse.yaml");
            assertThat(problem.message()).contains(message).matches(ADVICE);
        });
    }

    private static String completed(String piece) {
        StringBuilder yaml = new StringBuilder(piece).append('\n');
        REQUIRED.forEach((key, value) -> {
            if (!("\n" + piece).contains("\n" + key + ":")) {
                yaml.append(key).append(": ").append(value).append('\n');
            }
        });
        return yaml.toString();
    }
}
