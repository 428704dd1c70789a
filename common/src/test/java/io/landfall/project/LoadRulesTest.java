package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadRulesTest {

    @Test
    void everyOptionIsTakenWhereItBelongs() {
        assertThat(problems("""
                mode: scd2
                key: [id]
                history: {valid_from: since, valid_to: until, current: newest, track: [level]}
                after: [s.other]
                requires: [other]""")).isEmpty();
        assertThat(problems("mode: merge\nkey: [id]\nversion: [at, number]")).isEmpty();
    }

    @Test
    void optionOfAnotherModeIsRefused() {
        assertThat(problems("mode: append\nversion: [at]"))
                .singleElement()
                .asString()
                .contains("write mode: merge");
        assertThat(problems("mode: merge\nkey: [id]\nhistory: {track: [a]}"))
                .singleElement()
                .asString()
                .contains("write mode: scd2");
        assertThat(problems("mode: scd2")).singleElement().asString().contains("mode scd2 needs a key");
    }

    @Test
    void namesThatNameNothingAreRefused() {
        assertThat(problems("mode: append\nafter: [s.othre]"))
                .singleElement()
                .asString()
                .contains("did you mean s.other?");
        assertThat(problems("mode: append\nrequires: [othre]"))
                .singleElement()
                .asString()
                .contains("did you mean other?");
    }

    @Test
    void timeOfAVersionIsNoPartOfTheKey() {
        assertThat(problems("mode: scd2\nkey: [id, since]\nhistory: {valid_from: since}"))
                .singleElement()
                .asString()
                .contains("column since is in the key");
    }

    private static List<String> problems(String load) {
        List<ProjectProblem> problems = new ArrayList<>();
        ProjectReader.PIPELINE.parse("""
                pipeline: p
                datasets:
                  - {name: rows, location: rows/, staging_table: st.rows}
                  - {name: other, location: other/, staging_table: st.other}
                loads:
                  - {target: s.other, mode: append, inputs: [other], sql: x}
                  - target: s.rows
                    inputs: [rows]
                    sql: x
                """ + load.indent(4), problems);
        return problems.stream().map(ProjectProblem::message).toList();
    }
}
