package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "INSERT INTO t VALUES (1);t",
                "insert into \"S\".\"T\" (a) select 1;s.t",
                "INSERT INTO dev.s.t DEFAULT VALUES;s.t",
                "UPDATE /* x */ t SET a = 1;t",
                "DELETE FROM ONLY s.t WHERE a IN (SELECT b FROM u);s.t",
                "DELETE t;t",
                "MERGE INTO t USING s ON t.a = s.a REMOVE DUPLICATES;t",
                "WITH x AS (SELECT 'update y' FROM delete_log) UPDATE t SET a = x.a FROM x;t",
                "INSERT INTO #stage SELECT 1;#stage"
            })
    void writersNameTheirTable(String sql, String table) {
        assertThat(WriteTarget.of(Statement.of(sql)).orElseThrow()).hasToString(table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "EXPLAIN DELETE FROM t",
                "INSERT INTO pg_catalog.pg_class VALUES (1)",
                "INSERT INTO redshift_local.load VALUES (1)",
                "INSERT t",
                "DELETE",
                "MERGE t",
                "CREATE TABLE t (a INT)"
            })
    void otherStatementsWriteNoTableOfUsers(String sql) {
        assertThat(WriteTarget.of(Statement.of(sql))).isEmpty();
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String text) {
        assertThat(WriteTarget.of(Statement.of("WITH " + text))).isNotNull();
        assertThat(WriteTarget.of(Statement.of("UPDATE " + text))).isNotNull();
    }
}
