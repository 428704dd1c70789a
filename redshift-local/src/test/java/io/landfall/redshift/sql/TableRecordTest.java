package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRecordTest {

    @Test
    void storageAndKeysAreReadWithFoldedNames() {
        TableRecord record =
                record("CREATE TABLE \"S\".T (A INT ENCODE AZ64 REFERENCES u (X), b INT ENCODE raw, UNIQUE (a, \"B\"))"
                        + " BACKUP NO DISTSTYLE key DISTKEY (A) INTERLEAVED SORTKEY (b, a)");

        assertThat(record)
                .isEqualTo(new TableRecord(
                        "\"s\".\"t\"",
                        true,
                        "KEY",
                        "a",
                        "INTERLEAVED",
                        List.of("b", "a"),
                        false,
                        null,
                        Map.of("a", "az64", "b", "none"),
                        List.of(
                                new DeclaredKey("u", null, List.of("a", "b"), null, List.of()),
                                new DeclaredKey("f", null, List.of("a"), "\"u\"", List.of("x"))),
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a INT)",
                "CREATE TABLE t AS SELECT a FROM x JOIN y USING (a)",
                "CREATE TABLE t AS SELECT a FROM x ORDER BY a",
                "CREATE TABLE t AS SELECT 1",
                "ALTER TABLE t RENAME TO u",
                "ALTER TABLE t ADD COLUMN a INT",
                "SELECT 1"
            })
    void whatSaysNothingAboutStorageIsNotRecorded(String sql) {
        assertThat(TableRecord.of(Statement.of(sql))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t AS SELECT * FROM s.x",
                "CREATE TABLE t AS (SELECT a, (SELECT 1 FROM y) FROM S.X)",
                "CREATE TEMP TABLE t AS SELECT extract(year FROM d) FROM s.\"X\" WHERE a > 1"
            })
    void theOnlyTableOfAQueryIsItsSource(String sql) {
        assertThat(record(sql).source()).isEqualTo("\"s\".\"x\"");
    }

    @Test
    void compoundSortKeysEndAtFourHundredColumns() {
        String columns = String.join(", ", Collections.nCopies(400, "a"));

        assertThat(record("CREATE TABLE t (a INT) SORTKEY (" + columns + ")").sortKeys())
                .hasSize(400);
        assertThatThrownBy(() -> record("CREATE TABLE t (a INT) SORTKEY (" + columns + ", a)"))
                .hasMessage("compound sort keys cannot have more than 400 columns");
    }

    @Property
    void ddlWithoutRedshiftsOwnWordsPassesUnchanged(@ForAll("plainTables") String sql) {
        Statement statement = Statement.of(sql);

        assertThat(new SqlRewriter().rewrite(statement)).isEqualTo(sql);
        assertThat(TableRecord.of(statement)).isEmpty();
    }

    @Provide
    Arbitrary<String> plainTables() {
        Arbitrary<String> type = Arbitraries.of(
                "INT",
                "bigint",
                "VARCHAR(20)",
                "decimal(10, 2)",
                "TIMESTAMP",
                "char(3)",
                "double  precision",
                "date",
                "super");
        Arbitrary<String> option =
                Arbitraries.of("", " NOT NULL", " DEFAULT 'x,)'", " /* c */ NULL", " default (1 + 2)");
        Arbitrary<String> name = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(letters -> "c_" + letters);
        Arbitrary<String> column = Combinators.combine(name, type, option)
                .as((columnName, columnType, columnOption) -> columnName + "\n " + columnType + columnOption);
        return column.list().ofMinSize(1).ofMaxSize(6).map(columns -> columns.stream()
                .collect(Collectors.joining(" ,", "create Temp TABLE x (", " )  -- end")));
    }

    private static TableRecord record(String sql) {
        return TableRecord.of(Statement.of(sql)).orElseThrow();
    }
}
