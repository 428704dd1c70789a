package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogNamesTest {
    private final SqlRewriter rewriter = new SqlRewriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT relname FROM pg_class;SELECT relname FROM redshift_catalog.pg_class",
                "SELECT 1 FROM pg_catalog . PG_CLASS c;SELECT 1 FROM redshift_catalog.pg_class c",
                "SELECT pg_class.relname FROM pg_class;SELECT pg_class.relname FROM redshift_catalog.pg_class",
                "SELECT 1 FROM \"pg_catalog\".\"pg_tables\";SELECT 1 FROM redshift_catalog.pg_tables",
                "SELECT pg_get_userbyid(1);SELECT redshift_catalog.pg_get_userbyid(1)",
                "SELECT * FROM Information_Schema.Tables;SELECT * FROM redshift_information.tables"
            })
    void catalogTablesAreReadThroughViewsOfTheSameName(String sql, String expected) {
        assertThat(rewriter.rewrite(Statement.of(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'pg_class'::regclass",
                "SELECT a.pg_class FROM t a",
                "SELECT 1 FROM mine.pg_class",
                "SELECT pg_backend_pid() -- pg_class",
                "SELECT 1 FROM pg_locks",
                "SELECT columns, tables FROM t"
            })
    void otherThingsOfTheseNamesStayAsTheyAre(String sql) {
        assertThat(rewriter.rewrite(Statement.of(sql))).isEqualTo(sql);
    }

    @Test
    void aliasesUsedInWhereByKnownClientsAreReplacedByWhatTheyStandFor() {
        String sql =
                "SELECT n.oid as \"schema_oid\" FROM pg_class c WHERE n.nspname !~ '^pg_' AND schema = 'a' AND table_name = 'b'";

        assertThat(rewriter.rewrite(Statement.of(sql))).endsWith("'^pg_' AND n.nspname = 'a' AND c.relname = 'b'");
    }
}
