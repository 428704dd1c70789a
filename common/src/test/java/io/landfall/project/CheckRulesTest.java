package io.landfall.project;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write wrong in a check, and what they are told; the mark stands where they are pointed to. */
class CheckRulesTest {

    private static final String T = "table: s.plays\n";

    static Stream<Arguments> aroundTheTest() {
        return Stream.of(
                Arguments.of(T + "not_null: [id]\n»unique: [id]", "not_null is there already; write two checks"),
                Arguments.of(T + "»not_nul: [id]", "did you mean not_null?"),
                Arguments.of("»not_nul: [id]\ntable: s.plays", "did you mean not_null?"),
                Arguments.of(T + "not_null: [id]\n»severty: warn", "did you mean severity?"),
                Arguments.of(T + "not_null: [id]\nseverity: »eror", "did you mean error?"),
                Arguments.of(T + "not_null: [id]\nseverity: »critical", "write error or warn"),
                Arguments.of(T + "not_null: [id]\nscope: »delat", "did you mean delta?"),
                Arguments.of(T + "not_null: [id]\ngate: »often", "write true or false"),
                Arguments.of(T + "not_null: [id]\nsamples: »101", "write at most 100"),
                Arguments.of(T + "not_null: [id]\nsamples: »-1", "write at least 0"),
                Arguments.of(T + "not_null: [id]\nowner: »data team!", "such as data-team"),
                Arguments.of(T + "not_null: [id]\nmask: »first_name", "write a list"),
                Arguments.of(T + "not_null: »[]", "is empty"),
                Arguments.of(T + "not_null: »id", "write a list, such as [song_id]"),
                Arguments.of(T + "not_null: »[id, id]", "something stands in it twice"),
                Arguments.of(T + "not_null: [»Id]", "in lower case"),
                Arguments.of(T + "not_null: [id]\n»tables: [s.users]", "table is there already"),
                Arguments.of("table: »s.play\nnot_null: [id]", "did you mean s.plays?"),
                Arguments.of("tables: [s.plays, »s.usrs]\nnot_null: [id]", "did you mean s.users?"),
                Arguments.of("table: »plays\nnot_null: [id]", "did you mean s.plays?"),
                Arguments.of("table: »st.unread\nnot_null: [id]\ngate: true", "no load reads unread"),
                Arguments.of(T + "not_null: [id]\nschedule: »every day", "is not a cron expression"),
                Arguments.of(T + "not_null: [id]\nschedule: »0 0 31 2 *", "a day that no month has"),
                Arguments.of(T + "not_null: [id]\ngate: true\n»schedule: 0 6 * * *", "asked inside of loads only"),
                Arguments.of(T + "not_null: [id]\nwhere: »level = 'paid", "a quote that is not closed"),
                Arguments.of(T + "not_null: [id]\nwhere: »(a = 1", "a parenthesis without its other one"),
                Arguments.of(T + "not_null: [id]\nwhere: »a = 1) OR (1 = 1", "has a parenthesis"),
                Arguments.of(T + "not_null: [id]\nwhere: »a = 1; DROP TABLE s.plays", "a semicolon or a comment"),
                Arguments.of(T + "not_null: [id]\nwhere: »a = 1 -- all", "a semicolon or a comment"),
                Arguments.of(T + "not_null: [id]\nwhere: »WHERE a = 1", "begins with WHERE; write the condition"),
                Arguments.of(T + "not_null: [id]\nwhere: »\"a IN (SELECT 1 FROM {{ target('t') }})\"", "without Jinja"),
                Arguments.of(T + "not_null: [id]\n»expect: 0", "is what the SELECT of sql: returns"));
    }

    static Stream<Arguments> inTheTest() {
        return Stream.of(
                Arguments.of(
                        T + "accepted_values: »[free, paid]",
                        "write keys and values, such as {column: level, values: [free, paid]} (column and the values it"),
                Arguments.of(T + "accepted_values: {column: level, values: »[]}", "is empty"),
                Arguments.of(T + "accepted_values: {column: level, values: [»null]}", "is empty"),
                Arguments.of(T + "accepted_values: {column: level, »valeus: [a], values: [a]}", "did you mean values?"),
                Arguments.of(T + "relationships: {column: u, to: »s.user, field: id}", "did you mean s.users?"),
                Arguments.of(
                        T + "relationships: {columns: [a, b], to: s.users, fields: »[id]}", "2 columns here and 1"),
                Arguments.of(T + "relationships: {columns: [a, b], to: s.users, field: »id}", "2 columns here and 1"),
                Arguments.of(T + "»relationships: {column: a, to: s.users}", "field is missing"),
                Arguments.of(
                        T + "relationships: {column: a, »columns: [b], to: s.users, field: id}",
                        "write one of the two"),
                Arguments.of(T + "relationships: »{column: a, field: id}", "relationships.to is missing"),
                Arguments.of(T + "»between: {column: a}", "add min:, max: or both"),
                Arguments.of(T + "between: {column: a, min: 90, max: »-90}", "is less than min, 90; exchange"),
                Arguments.of(T + "between: {column: a, min: 1, max: »'2'}", "write two numbers, or two texts"),
                Arguments.of(T + "between: {column: a, min: '2018-01-01', max: »'2017-01-01'}", "is less than min"),
                Arguments.of(T + "matches: {column: a, pattern: »'[0-9'}", "is not a regular expression"),
                Arguments.of(T + "matches: {column: a, pattern: »'(?i)abc'}", "POSIX only"),
                Arguments.of(T + "matches: {column: a, pattern: »'\\bword'}", "POSIX only"),
                Arguments.of(T + "»row_count: {}", "expects nothing"),
                Arguments.of(T + "row_count: {min: 5, max: »4}", "is less than min, 5"),
                Arguments.of(T + "row_count: {min: »-1}", "at least 0"),
                Arguments.of(T + "row_count: {min: 1, »staged: days}", "a number of rows is said already"),
                Arguments.of(T + "row_count: {min: 1, »where: a = 1}", "is about staged rows"),
                Arguments.of(T + "row_count: {staged: »dayz}", "did you mean days?"),
                Arguments.of(
                        T + "row_count: {staged: »unread}", "no load takes unread to this table; write one of days"),
                Arguments.of(T + "freshness: {column: a, within: »soon}", "is not a length of time"),
                Arguments.of(T + "freshness: {column: a, within: »30s}", "write 1m or more"),
                Arguments.of(T + "no_gaps: {column: a, every: »day}", "is not a length of time"),
                Arguments.of(T + "changed_less_than: {percent: »0}", "percent"),
                Arguments.of(T + "changed_less_than: {percent: 20, over: »0}", "at least 1"),
                Arguments.of(T + "changed_less_than: {percent: 20, measure: »SUM(a}", "a parenthesis without"),
                Arguments.of(T + "same_sum: »{column: a}", "same_sum.staged is missing"),
                Arguments.of(T + "»same_sum: {staged: days}", "column is missing"),
                Arguments.of(T + "same_sum: {column: a, »expression: b, staged: days}", "write one of the two"),
                Arguments.of(T + "same_sum: {column: a, staged: »dys}", "did you mean days?"),
                Arguments.of(T + "same_sum: {column: a, staged: days, tolerance: »-1}", "at least 0"));
    }

    static Stream<Arguments> ofSql() {
        return Stream.of(
                Arguments.of("sql: c.sql\nexpect: {min: 5, max: »1}", "is less than min"),
                Arguments.of("sql: c.sql\nexpect: »{}", "is empty; write a value"),
                Arguments.of("sql: c.sql\nexpect: »{rows: 0, min: 1}", "says several things"),
                Arguments.of("sql: c.sql\nexpect: {rows: »3}", "write 0"),
                Arguments.of("sql: c.sql\nexpect: {»row: 0}", "did you mean rows?"),
                Arguments.of("sql: c.sql\nexpect: »[1, 2]", "write text, a number, true or false or keys and values"),
                Arguments.of("sql: c.sql\nexpect: {sql: »c.sql}", "is the check's own SELECT"),
                Arguments.of("sql: c.sql\nexpect: 0\n»where: a = 1", "write it in c.sql"));
    }

    @ParameterizedTest
    @MethodSource({"aroundTheTest", "inTheTest", "ofSql"})
    void whatIsWrongIsToldAtItsPlace(String check, String message) {
        CheckYaml.assertRefused(CheckYaml.withCheck(check), message);
    }

    static Stream<Arguments> whole() {
        return Stream.of(
                Arguments.of("checks:\n  - »{name: a, table: s.plays}", "tests nothing; add one of not_null, unique"),
                Arguments.of("checks:\n  - »{name: a, not_null: [id]}", "checks[0].table is missing"),
                Arguments.of("checks:\n  - »{name: a, sql: c.sql}", "checks[0].expect is missing"),
                Arguments.of("checks:\n  - »{table: s.plays, not_null: [id]}", "checks[0].name is missing"),
                Arguments.of(
                        "checks:\n  - {name: a, sql: c.sql, expect: 0}\n  - {name: »a, sql: c.sql, expect: 0}",
                        "two checks are named a"),
                Arguments.of("on_failure: »relaod", "did you mean reload?"),
                Arguments.of("on_failure: »{attempts: 3}", "on_failure.action is missing"),
                Arguments.of("on_failure: {action: »retry}", "write recheck, reload, restage, quarantine or alert"),
                Arguments.of("on_failure: {action: recheck, attempts: »0}", "at least 1"),
                Arguments.of("on_failure: {action: recheck, attempts: »21}", "at most 20"),
                Arguments.of("on_failure: {action: recheck, first_pause: »5}", "write text in quotes, such as 5s"),
                Arguments.of("on_failure: {action: recheck, first_pause: »10m}", "longer than longest_pause, 5m"),
                Arguments.of("on_failure: {action: recheck, longest_pause: »2h}", "longer than deadline, 1h"),
                Arguments.of("on_failure: {action: recheck, deadline: »1m}", "longest_pause, 5m, is longer"),
                Arguments.of("on_failure: {action: alert, »attempts: 2}", "alert makes no further attempts"),
                Arguments.of("freshness: »daily", "is not a length of time"),
                Arguments.of(
                        "undo: {keep: 0d}\non_failure: »reload\nchecks:\n  - {name: a, sql: c.sql, expect: 0}",
                        "takes the load back first"),
                Arguments.of(
                        "undo: {keep: 0d}\nchecks:\n  - {name: a, sql: c.sql, expect: 0, on_failure: »quarantine}",
                        "make the check a gate"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void whatIsWrongInThePipelineIsToldAtItsPlace(String lines, String message) {
        CheckYaml.assertRefused(CheckYaml.with(lines), message);
    }
}
