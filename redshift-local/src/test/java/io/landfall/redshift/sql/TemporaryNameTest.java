package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "CREATE TABLE #T (a INT);CREATE TEMP TABLE \"#t\" (a INT)",
                "create temp table if not exists #t as select 1;create temp table if not exists \"#t\" as select 1",
                "SELECT #t.a, x FROM s,#t WHERE #t.a=#u.b;SELECT \"#t\".a, x FROM s,\"#t\" WHERE \"#t\".a=\"#u\".b",
                "INSERT INTO #t SELECT * FROM (#u);INSERT INTO \"#t\" SELECT * FROM (\"#u\")",
                "DROP TABLE #a, #b;DROP TABLE \"#a\", \"#b\""
            })
    void aNameIsQuoted(String sql, String expected) {
        assertThat(new SqlRewriter().rewrite(Statement.of(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT a # b", "SELECT a#b", "SELECT (1)#b, 2 #c, 'x' #d, $1 #e", "SELECT '#t' -- FROM #t"})
    void anOperatorStays(String sql) {
        assertThat(new SqlRewriter().rewrite(Statement.of(sql))).isEqualTo(sql);
    }
}
