package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.check.Check;
import java.util.ArrayList;
import java.util.List;

/** A {@code pipeline.yaml} around checks; in wrong ones {@code »} stands before what is to be refused. */
final class CheckYaml {

    private static final String MARK = "»";
    private static final String BEFORE = """
            pipeline: p
            datasets:
              - {name: days, location: "days/{yyyy}/{MM}/{dd}/", staging_table: st.days}
              - {name: unread, location: unread/, staging_table: st.unread}
            loads:
              - {target: s.plays, mode: append, inputs: [days], sql: loads/plays.sql}
              - {target: s.users, mode: replace, inputs: [days], sql: loads/users.sql}
            """;

    private CheckYaml() {}

    /** A whole file with one check named c, of these lines. */
    static String withCheck(String lines) {
        return BEFORE + "checks:\n  - name: c\n" + lines.indent(4);
    }

    /** A whole file with these lines at its end. */
    static String with(String lines) {
        return BEFORE + lines;
    }

    /** The only check, which has to be right. */
    static Check check(String lines) {
        return pipeline(withCheck(lines)).checks().get(0);
    }

    static PipelineDefinition pipeline(String yaml) {
        List<ProjectProblem> problems = new ArrayList<>();
        return ProjectReader.PIPELINE
                .parse(yaml, problems)
                .filter(pipeline -> problems.isEmpty())
                .orElseThrow(() -> new AssertionError(problems));
    }

    /** Exactly this is refused, where the mark stands. */
    static void assertRefused(String marked, String message) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.PIPELINE.parse(marked.replace(MARK, ""), problems);
        assertPlaced(problems, marked, message);
    }

    static void assertPlaced(List<ProjectProblem> problems, String marked, String message) {
        String before = marked.substring(0, marked.indexOf(MARK));
        int line = (int) before.chars().filter(sign -> sign == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line() + ":" + problem.column()).isEqualTo(line + ":" + column);
        });
    }
}
