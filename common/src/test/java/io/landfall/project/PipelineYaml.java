package io.landfall.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code pipeline.yaml} whose only dataset begins at line 3, column 5. */
final class PipelineYaml {

    private static final String TEXT = """
            pipeline: p
            datasets:
              - name: d
                location: d/
                staging_table: staging.d
            %s
            loads:
              - {target: s.t, mode: append, inputs: [d], sql: loads/t.sql}
            """;

    private PipelineYaml() {}

    /** The only dataset, with these lines in it. */
    static Dataset dataset(String lines) {
        List<ProjectProblem> problems = new ArrayList<>();
        Optional<PipelineDefinition> read = ProjectReader.PIPELINE.parse(text(lines), problems);
        return read.orElseThrow(() -> new AssertionError(problems)).datasets().get(0);
    }

    /** What is wrong, each as {@code line:column message}; the first of the lines is line 6, and begins at column 5. */
    static List<String> problems(String lines) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.PIPELINE.parse(text(lines), problems);
        return problems.stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.message())
                .toList();
    }

    private static String text(String lines) {
        return TEXT.formatted(lines.indent(4).stripTrailing());
    }
}
