package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOnlySyntaxTest {

    private final SqlRewriter rewriter = new SqlRewriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING",
                "insert into t values (1) on conflict (id) do update set a = 1",
                "INSERT INTO t VALUES (1) RETURNING id",
                "DELETE FROM t WHERE id = 1 RETURNING *",
                "UPDATE t SET a = 1 /* x */ RETURNING a",
                "SAVEPOINT s",
                "ROLLBACK TO SAVEPOINT s",
                "RELEASE SAVEPOINT s"
            })
    void whatRedshiftDoesNotHaveIsRefused(String sql) {
        assertThatThrownBy(() -> rewriter.rewrite(Statement.of(sql))).isInstanceOf(StatementRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t SELECT * FROM a JOIN conflict ON conflict.id = a.id",
                "INSERT INTO t VALUES ('on conflict do nothing returning')",
                "SELECT 1 AS \"returning\"",
                "ROLLBACK",
                "INSERT INTO t SELECT 1 -- returning"
            })
    void whatOnlyLooksLikeItPassesUnchanged(String sql) {
        assertThat(rewriter.rewrite(Statement.of(sql))).isEqualTo(sql);
    }
}
