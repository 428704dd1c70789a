package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.project.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks beside the tables and files they name; the mark stands where people are pointed to. */
class CheckReferencesTest {

    private static final Map<String, String> FILES = Map.of(
            "warehouse.yaml", "warehouse: w-1\nregion: us-west-2\nlanding_bucket: bucket-1\n",
            "tables/s.plays.sql", """
                    CREATE TABLE IF NOT EXISTS s.plays (
                      id VARCHAR(32) NOT NULL PRIMARY KEY, -- a hash, of (several, things)
                      user_id INTEGER,
                      at TIMESTAMP DEFAULT GETDATE(),
                      "Amount" DECIMAL(18,2),
                      UNIQUE (id, user_id)
                    ) DISTSTYLE KEY DISTKEY (id) SORTKEY (at);""",
            "tables/s.users.sql", "CREATE TABLE IF NOT EXISTS s.users (user_id INT, level VARCHAR(8), born DATE)",
            "tables/st.days.sql", "CREATE TABLE IF NOT EXISTS st.days (user_id INT, ts BIGINT)",
            "tables/st.unread.sql", "CREATE TABLE IF NOT EXISTS st.unread (LIKE st.days)",
            "loads/plays.sql", "SELECT 1 FROM {{ staging('days') }} d",
            "loads/users.sql", "SELECT 1 FROM {{ staging('days') }} d",
            "checks/c.sql", "-- a comment\nSELECT COUNT(*) FROM {{ target('plays') }} p JOIN {{ staging('days') }} d",
            "checks/other.sql", "WITH u AS (SELECT 1 FROM {{ target('s.users') }}) SELECT 1 FROM u",
            "checks/nowhere.sql", "SELECT COUNT(*) FROM svv_tables");

    @TempDir
    Path project;

    @BeforeEach
    void files() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(project.resolve("checks/wrong.sql"), "SELECT 1\nFROM {{ target('playz') }}");
        Files.writeString(project.resolve("checks/writes.sql"), "-- SELECT\nDELETE FROM {{ target('plays') }}");
    }

    static Stream<Arguments> wrong() {
        String plays = "table: s.plays\n";
        return Stream.of(
                Arguments.of(plays + "not_null: [id, »usr_id]", "s.plays has no column usr_id; did you mean user_id?"),
                Arguments.of(plays + "unique: [»name]", "write one of id, user_id, at, amount"),
                Arguments.of("tables: [s.plays, s.users]\nnot_null: [user_id, »level]", "s.plays has no column level"),
                Arguments.of(plays + "accepted_values: {column: »levl, values: [a]}", "has no column levl"),
                Arguments.of(plays + "between: {column: »amuont, min: 0}", "did you mean amount?"),
                Arguments.of(plays + "between: {column: »at, min: 0}", "has at as timestamp"),
                Arguments.of(plays + "matches: {column: »user_id, pattern: a}", "the test takes a text"),
                Arguments.of(plays + "freshness: {column: »amount, within: 1d}", "the test takes a DATE or TIMESTAMP"),
                Arguments.of(plays + "no_gaps: {column: »id, every: 1d}", "the test takes a DATE or TIMESTAMP"),
                Arguments.of(plays + "same_sum: {column: »id, staged: days}", "the test takes a number"),
                Arguments.of(plays + "same_sum: {column: »amount, staged: days}", "st.days has no column amount"),
                Arguments.of(
                        plays + "relationships: {column: »user, to: s.users, field: user_id}",
                        "s.plays has no column user"),
                Arguments.of(
                        plays + "relationships: {column: user_id, to: s.users, field: »id}",
                        "s.users has no column id; write one of user_id, level, born"),
                Arguments.of(
                        plays + "relationships: {columns: [user_id, at], to: s.users, fields: [user_id, »bron]}",
                        "did you mean born?"),
                Arguments.of(plays + "not_null: [id]\nmask: [»first_name]", "s.plays has no column first_name"),
                Arguments.of("table: st.days\nnot_null: [»t]", "st.days has no column t"),
                Arguments.of("sql: »checks/none.sql\nexpect: 0", "the file checks/none.sql is missing"),
                Arguments.of(
                        "sql: checks/c.sql\nexpect: {sql: »checks/none.sql}", "the file checks/none.sql is missing"),
                Arguments.of("sql: »checks/writes.sql\nexpect: 0", "is no SELECT"),
                Arguments.of("sql: checks/nowhere.sql\nexpect: 0\ngate: »true", "names no table by {{ target('…') }}"),
                Arguments.of("sql: checks/nowhere.sql\nexpect: 0\non_failure: »reload", "reload is about the load"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNotThereIsToldAtItsPlace(String check, String message) throws IOException {
        CheckYaml.assertPlaced(problems(check.replace("»", "")), CheckYaml.withCheck(check), message);
    }

    @Test
    void templateThatNamesNothingIsToldInItsFile() throws IOException {
        assertThat(problems("sql: checks/c.sql\nexpect: {sql: checks/wrong.sql}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("checks/wrong.sql");
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.message()).contains("playz");
                });
    }

    @Test
    void tablesOfASelectAreThoseItNames() throws IOException {
        assertThat(read("sql: checks/c.sql\nexpect: {sql: checks/other.sql}").tables())
                .hasToString("[s.plays, st.days, s.users]");
        assertThat(read("sql: checks/c.sql\nexpect: 0\ntables: [s.users]").tables())
                .hasToString("[s.users]");
        assertThat(read("sql: checks/nowhere.sql\nexpect: 0").tables()).isEmpty();
        assertThat(read("sql: checks/nowhere.sql\nexpect: 0\ntable: s.plays\ngate: true")
                        .tables())
                .hasToString("[s.plays]");
    }

    @Test
    void ofATableWhoseColumnsAreWrittenElsewhereEveryOneIsTaken() throws IOException {
        assertThat(read("table: st.unread\nnot_null: [anything]").tables()).hasToString("[st.unread]");
    }

    @Test
    void everyColumnThereIsIsTaken() throws IOException {
        assertThat(read("table: s.plays\nnot_null: [id, user_id, at, amount]\nmask: [amount]")
                        .mask())
                .isEqualTo(List.of("amount"));
        assertThat(read("table: s.plays\nbetween: {column: amount, min: 0}").name())
                .isEqualTo("c");
    }

    private Check read(String check) throws IOException {
        return project(check).pipeline().checks().get(0);
    }

    private List<ProjectProblem> problems(String check) {
        return catchThrowableOfType(ProjectException.class, () -> project(check))
                .problems();
    }

    private Project project(String check) throws IOException {
        Files.writeString(project.resolve("pipeline.yaml"), CheckYaml.withCheck(check));
        return ProjectReader.read(project);
    }
}
