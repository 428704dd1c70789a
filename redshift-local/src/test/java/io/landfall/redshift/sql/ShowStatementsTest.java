package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowStatementsTest {

    @Test
    void quotesInNamesStayInsideTheLiteral() {
        assertThat(ShowStatements.rewrite(Statement.of("SHOW TABLE \"a'b\"")))
                .isEqualTo("SELECT redshift_catalog.show_table(NULL, 'a''b') AS \"Show Table DDL statement\"");
    }

    @Test
    void parametersAreText() {
        assertThat(ShowStatements.rewrite(Statement.of("SHOW SCHEMAS FROM DATABASE $1 LIKE $2")))
                .endsWith("WHERE true AND database_name = $1::text AND schema_name LIKE $2::text ORDER BY schema_name");
    }

    @Test
    void settingsAreNotTakenForIt() {
        assertThat(ShowStatements.rewrite(Statement.of("SHOW datestyle"))).isNull();
        assertThat(ShowStatements.rewrite(Statement.of("SELECT 1"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW TABLES",
                "SHOW TABLES FROM SCHEMA a.b.c",
                "SHOW TABLE",
                "SHOW TABLE a b",
                "SHOW TABLE a.b.c.d",
                "SHOW COLUMNS FROM TABLE t LIMIT x"
            })
    void whatTheGrammarDoesNotAllowIsASyntaxError(String sql) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> ShowStatements.rewrite(Statement.of(sql)))
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("42601"));
    }
}
