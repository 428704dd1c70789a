package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Severity;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Between;
import io.landfall.project.check.ChangedLessThan;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Expectation;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.Matches;
import io.landfall.project.check.NoGaps;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Relationships;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.SameSum;
import io.landfall.project.check.Scope;
import io.landfall.project.check.SqlTest;
import io.landfall.project.check.Unique;
import io.landfall.warehouse.QualifiedName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written right is read as it is meant. */
class WrittenChecksTest {

    private static final QualifiedName USERS = QualifiedName.parse("s.users");

    static Stream<Arguments> tests() {
        return Stream.of(
                Arguments.of("not_null: [id, at]", new NotNull(List.of("id", "at"))),
                Arguments.of("unique: [id]", new Unique(List.of("id"))),
                Arguments.of(
                        "accepted_values: {column: level, values: [free, 1, true]}",
                        new AcceptedValues("level", List.of("free", "1", "true"))),
                Arguments.of(
                        "relationships: {column: u, to: s.users, field: id}",
                        new Relationships(List.of("u"), USERS, List.of("id"))),
                Arguments.of(
                        "relationships: {columns: [u, v], to: s.users, fields: [id, w]}",
                        new Relationships(List.of("u", "v"), USERS, List.of("id", "w"))),
                Arguments.of("between: {column: a, min: -90, max: 90.5}", new Between("a", "-90", "90.5")),
                Arguments.of("between: {column: a, min: '2018-01-01'}", new Between("a", "2018-01-01", null)),
                Arguments.of("matches: {column: a, pattern: '^\\+?[0-9]{2}$'}", new Matches("a", "^\\+?[0-9]{2}$")),
                Arguments.of("row_count: {min: 1, max: 9}", new RowCount(1L, 9L, null, null)),
                Arguments.of(
                        "row_count: {staged: days, where: \"p = 'N'\"}", new RowCount(null, null, "days", "p = 'N'")),
                Arguments.of("freshness: {column: at, within: 2d}", new Freshness("at", Duration.ofDays(2))),
                Arguments.of("no_gaps: {column: day, every: 1d}", new NoGaps("day", Duration.ofDays(1))),
                Arguments.of(
                        "changed_less_than: {percent: 20}", new ChangedLessThan("COUNT(*)", new BigDecimal(20), 7)),
                Arguments.of(
                        "changed_less_than: {measure: SUM(a), percent: 0.5, over: 3}",
                        new ChangedLessThan("SUM(a)", new BigDecimal("0.5"), 3)),
                Arguments.of(
                        "same_sum: {column: a, staged: days}",
                        new SameSum("\"a\"", "days", "\"a\"", null, BigDecimal.ZERO)),
                Arguments.of(
                        "same_sum: {expression: a * b, staged: days, staged_expression: c, where: d = 1, tolerance: 0.01}",
                        new SameSum("a * b", "days", "c", "d = 1", new BigDecimal("0.01"))));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void everyTestIsRead(String written, CheckTest test) {
        Check read = CheckYaml.check("table: s.plays\n" + written);
        assertThat(read.test()).isEqualTo(test);
        assertThat(read.description()).isNotBlank();
    }

    static Stream<Arguments> expectations() {
        return Stream.of(
                Arguments.of("0", new Expectation.Value("0")),
                Arguments.of("'yes'", new Expectation.Value("yes")),
                Arguments.of("{min: 1, max: 5}", new Expectation.Range(BigDecimal.ONE, new BigDecimal(5))),
                Arguments.of("{max: 5}", new Expectation.Range(null, new BigDecimal(5))),
                Arguments.of("{rows: 0}", new Expectation.NoRows()),
                Arguments.of("{sql: checks/other.sql}", new Expectation.SameAs("checks/other.sql")));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void everyExpectationIsRead(String written, Expectation expectation) {
        assertThat(CheckYaml.check("sql: c.sql\nexpect: " + written).test())
                .isEqualTo(new SqlTest("c.sql", expectation));
    }

    @Test
    void whatIsNotSaidIsUsual() {
        Check read = CheckYaml.check("table: s.plays\nunique: [id]");
        assertThat(read)
                .isEqualTo(new Check(
                        "c",
                        new Unique(List.of("id")),
                        List.of(QualifiedName.parse("s.plays")),
                        Severity.ERROR,
                        null,
                        Scope.TABLE,
                        false,
                        null,
                        read.description(),
                        FailurePolicy.STANDARD,
                        List.of(),
                        20,
                        null));
        assertThat(FailurePolicy.STANDARD)
                .isEqualTo(new FailurePolicy(
                        FailureAction.RECHECK, 3, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1)));
    }

    @Test
    void everythingElseIsReadAsItIsWritten() {
        Check read = CheckYaml.check("""
                tables: [s.plays, s.users]
                not_null: [id]
                severity: warn
                gate: true
                scope: delta
                where: level = 'paid'
                owner: data-team
                description: A sentence.
                mask: [first_name]
                samples: 0
                on_failure: {action: restage, attempts: 5, first_pause: 1s, longest_pause: 2m, deadline: 10m}
                """);
        assertThat(read)
                .isEqualTo(new Check(
                        "c",
                        new NotNull(List.of("id")),
                        List.of(QualifiedName.parse("s.plays"), USERS),
                        Severity.WARN,
                        "level = 'paid'",
                        Scope.DELTA,
                        true,
                        "data-team",
                        "A sentence.",
                        new FailurePolicy(
                                FailureAction.RESTAGE,
                                5,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(10)),
                        List.of("first_name"),
                        0,
                        null));
    }

    @Test
    void checkHasThePolicyOfItsPipelineUnlessItSaysItsOwn() {
        PipelineDefinition read = CheckYaml.pipeline(CheckYaml.with("""
                on_failure: {action: reload, attempts: 2}
                checks:
                  - {name: a, table: s.plays, unique: [id], on_failure: quarantine}
                  - {name: b, table: s.plays, unique: [id], schedule: 0 6 * * *}
                """));
        assertThat(read.checks())
                .extracting(check ->
                        check.onFailure().action() + " " + check.onFailure().attempts())
                .containsExactly("QUARANTINE 3", "RELOAD 2");
        assertThat(read.checks().get(1).schedule()).isEqualTo("0 6 * * *");
    }

    @Test
    void whatWasStagedIsComparedWithWhatTheLoadBrings() {
        assertThat(CheckYaml.check("table: s.plays\nrow_count: {staged: days}").scope())
                .isEqualTo(Scope.DELTA);
        assertThat(CheckYaml.check("table: s.plays\nsame_sum: {column: a, staged: days}")
                        .scope())
                .isEqualTo(Scope.DELTA);
        assertThat(CheckYaml.check("table: s.plays\nrow_count: {staged: days}\nscope: table")
                        .scope())
                .isEqualTo(Scope.TABLE);
    }

    @Test
    void expectedFilesAreRead() {
        String yaml = CheckYaml.with("freshness: 26h")
                .replace(
                        "staging_table: st.days}",
                        "staging_table: st.days, expect: {every: day, by: 06:00, zone: Europe/Berlin}}");
        PipelineDefinition read = CheckYaml.pipeline(yaml);
        assertThat(read.datasets().get(0).expect())
                .isEqualTo(new Expected(Expected.Span.DAY, "06:00", ZoneId.of("Europe/Berlin"), 1));
        assertThat(read.freshness()).isEqualTo(Duration.ofHours(26));
    }

    static Stream<Arguments> wronglyExpected() {
        return Stream.of(
                Arguments.of("days/{yyyy}/{MM}/", "{every: »day, by: '06:00'}", "needs {dd}"),
                Arguments.of("days/{yyyy}/{MM}/{dd}/", "{every: »hour, by: 30m}", "needs {HH}"),
                Arguments.of("days/{yyyy}/{MM}/{dd}/", "{every: »week, by: 30m}", "write day or hour"),
                Arguments.of("{yyyy}/{MM}/{dd}/{HH}/", "{every: hour, by: »'06:00'}", "write how long"),
                Arguments.of("{yyyy}/{MM}/{dd}/", "{every: day, by: »'6 am'}", "is no time"),
                Arguments.of("{yyyy}/{MM}/{dd}/", "{every: day, by: »'24:30'}", "is no time"),
                Arguments.of("{yyyy}/{MM}/{dd}/", "{every: day, by: »32d}", "write 31d or less"),
                Arguments.of(
                        "{yyyy}/{MM}/{dd}/",
                        "{every: day, by: 2h, zone: »Europe/Berlni}",
                        "did you mean Europe/Berlin?"),
                Arguments.of("{yyyy}/{MM}/{dd}/", "{every: day, by: 2h, files: »0}", "at least 1"),
                Arguments.of("{yyyy}/{MM}/{dd}/", "»{every: day}", "expect.by is missing"));
    }

    @ParameterizedTest
    @MethodSource("wronglyExpected")
    void filesThatCannotBeExpectedAreRefused(String location, String expect, String message) {
        CheckYaml.assertRefused(
                CheckYaml.with("")
                        .replace(
                                "\"days/{yyyy}/{MM}/{dd}/\", staging_table: st.days",
                                "\"" + location + "\", staging_table: st.days, expect: " + expect),
                message);
    }
}
