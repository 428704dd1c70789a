package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkInsertTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO s.t SELECT 1",
                "insert into S.T (a, b) select 1, 2",
                "INSERT INTO s.t ((SELECT 1))",
                "INSERT INTO s.t (a) (SELECT 1)",
                "INSERT INTO s.\"T\" WITH x AS (SELECT 1) SELECT * FROM x"
            })
    void aQueryIsBulk(String sql) {
        assertThat(BulkInsert.of(Statement.of(sql))).contains(new BulkInsert("\"s\".\"t\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "INSERT INTO t (a) VALUES ((SELECT 1))",
                "INSERT INTO t DEFAULT VALUES",
                "INSERT INTO",
                "INSERT INTO t (a",
                "SELECT 1"
            })
    void otherStatementsAreNot(String sql) {
        assertThat(BulkInsert.of(Statement.of(sql))).isEmpty();
    }
}
