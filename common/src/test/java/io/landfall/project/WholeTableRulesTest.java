package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a load back is about the rows of that load; the mark stands where people are pointed to. */
class WholeTableRulesTest {

    private static final String ONE = "checks:\n  - {name: c, ";

    @TempDir
    private Path project;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(project.resolve("table.sql"), "SELECT COUNT(*) FROM {{ target('plays') }}");
        Files.writeString(
                project.resolve("load.sql"), "SELECT 1 FROM {{ staging('days') }} d JOIN {{ target('plays') }} p");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        ONE + "table: s.plays, unique: [id], on_failure: »reload}",
                        "write gate: true, scope: delta, or on_failure: recheck or alert"),
                Arguments.of(ONE + "tables: [st.days, s.plays], unique: [id], on_failure: »restage}", "restage takes"),
                Arguments.of(
                        ONE
                                + "table: s.plays, row_count: {staged: days}, scope: table, on_failure: »{action: quarantine}}",
                        "a wrong row of an older load would take back all that follow"),
                Arguments.of(ONE + "sql: table.sql, expect: 0, on_failure: »reload}", "about the whole table"),
                Arguments.of(
                        "on_failure: »{action: reload, attempts: 2}\nchecks:\n  - {name: a, table: s.plays, unique: [id]}\n"
                                + "  - {name: b, sql: table.sql, expect: 0}\n"
                                + "  - {name: c, table: s.plays, unique: [id], on_failure: alert}",
                        "a, b are about whole tables: a wrong row of an older load would take back all that follow;"
                                + " write recheck or alert here, or make each of them a gate, or give it scope: delta"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void checkOfAWholeTableTakesNoLoadBack(String lines, String message) {
        String marked = CheckYaml.with(lines);
        CheckYaml.assertPlaced(problems(marked.replace("»", "")), marked, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table: s.plays, unique: [id], scope: delta",
                "table: s.plays, unique: [id], gate: true",
                "table: st.days, unique: [id]",
                "table: s.plays, row_count: {staged: days}",
                "sql: table.sql, expect: 0, scope: delta",
                "sql: load.sql, expect: 0"
            })
    void checkOfWhatALoadTookOrBringsMay(String check) {
        String yaml = CheckYaml.with("checks:\n  - {name: c, on_failure: reload, " + check + "}");
        assertThat(problems(yaml)).isEmpty();
    }

    private List<ProjectProblem> problems(String yaml) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.PIPELINE.parse(yaml, List.of(new WholeTableRules(project)), problems);
        return problems;
    }
}
