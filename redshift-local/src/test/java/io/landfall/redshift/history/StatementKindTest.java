package io.landfall.redshift.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT a FROM t;SELECT;false",
                "WITH x AS (SELECT 1) SELECT * FROM x;SELECT;false",
                "(SELECT a FROM t);SELECT;false",
                "SELECT 1;SELECT;true",
                "SELECT * FROM stl_query;SELECT;true",
                "INSERT INTO t SELECT 1;INSERT;false",
                "CREATE TABLE t (a int);DDL;true",
                "CREATE TABLE t AS SELECT 1 AS a;CTAS;false",
                "COPY t FROM 's3://b/k' IAM_ROLE default;COPY;false",
                "/* note */ TRUNCATE t;DDL;true",
                "SET x TO 1;UTILITY;true",
                "COMMIT;UTILITY;true"
            })
    void statementsAreSortedByTheirWords(String sql, String type, boolean leaderOnly) {
        assertThat(StatementKind.of(sql)).isEqualTo(new StatementKind(type, leaderOnly));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "COPY t FROM 's3://b' ACCESS_KEY_ID 'A' SECRET_ACCESS_KEY 'B' SESSION_TOKEN 'C' CSV"
                        + ";COPY t FROM 's3://b' ACCESS_KEY_ID '' SECRET_ACCESS_KEY '' SESSION_TOKEN '' CSV",
                "COPY t FROM 's3://b' WITH CREDENTIALS AS 'aws_x=1' CSV;COPY t FROM 's3://b' WITH CREDENTIALS AS '' CSV",
                "ALTER USER u PASSWORD 'P';ALTER USER u PASSWORD ''",
                "SELECT 'a' AS password FROM t WHERE b = 'c';SELECT 'a' AS password FROM t WHERE b = 'c'"
            })
    void literalsWithSecretsAreEmptied(String sql, String expected) {
        assertThat(Credentials.mask(sql)).isEqualTo(expected);
    }
}
