package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MergeStatementTest {
    private static final String INSERT = " WHEN NOT MATCHED THEN INSERT VALUES (s.id)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET id = s.id, n = nvl(s.n, 0)" + INSERT,
                "merge into x.t using y.u as s on t.id = s.id when matched then delete when not matched then"
                        + " insert (id, n) values (s.id, case when s.n > 0 then 1 else 0 end)",
                "MERGE INTO \"T\" USING u s ON (t.id = s.id AND CASE WHEN t.n = 1 THEN true ELSE false END)"
                        + " WHEN MATCHED THEN UPDATE SET n = CASE WHEN s.n = 1 THEN 2 END" + INSERT
            })
    void bothClausesInTheirOrderAreTaken(String sql) {
        assertThat(MergeStatement.parse(Statement.of(sql))).hasValueSatisfying(merge -> {
            assertThat(merge.removeDuplicates()).isFalse();
            assertThat(merge.target().name()).isEqualTo("t");
        });
    }

    @Test
    void theSimplifiedFormIsTaken() {
        MergeStatement merge = MergeStatement.parse(
                        Statement.of("MERGE INTO a.t USING u AS s ON t.id = s.id REMOVE DUPLICATES"))
                .orElseThrow();

        assertThat(merge)
                .isEqualTo(new MergeStatement(
                        new RelationName("a", "t"), new RelationName(null, "u"), "\"u\" s", " t.id = s.id ", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MERGE INTO t x USING s ON x.id = s.id WHEN MATCHED THEN DELETE;x",
                "MERGE INTO t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE;(",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.n > 1 THEN DELETE;AND",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DO NOTHING;DO",
                "MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (1);NOT",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.id = 1;.",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (t.id) VALUES (1);.",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN DO NOTHING;DO",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (1) WHEN MATCHED THEN DELETE;WHEN",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT DEFAULT VALUES;DEFAULT",
                "MERGE INTO t USING s ON WHEN MATCHED THEN DELETE;WHEN"
            })
    void whatOnlyPostgresTakesIsASyntaxError(String sql, String token) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> MergeStatement.parse(Statement.of(sql)))
                .withMessage("syntax error at or near \"" + token + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE",
                "MERGE INTO t USING s ON t.id = s.id",
                "MERGE INTO t USING s ON t.id = s.id REMOVE"
            })
    void anEarlyEndIsASyntaxError(String sql) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> MergeStatement.parse(Statement.of(sql)))
                .withMessage("syntax error at end of input");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO t USING s ON t.id = s.j.id WHEN MATCHED THEN DELETE" + INSERT,
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET j = s.j[0]" + INSERT
            })
    void partsOfSuperColumnsAreRefused(String sql) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> MergeStatement.parse(Statement.of(sql)))
                .withMessage("Partial reference of SUPER column is not supported in MERGE statement.");
    }

    @Test
    void aTableIsNotMergedIntoItself() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() ->
                        MergeStatement.parse(Statement.of("MERGE INTO t USING t s ON t.id = s.id REMOVE DUPLICATES")));
    }
}
