package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRewriterTest {
    private final SqlRewriter rewriter = new SqlRewriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BEGIN ISOLATION LEVEL READ COMMITTED;BEGIN",
                "begin work isolation level serializable read only;begin work read only",
                "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;START TRANSACTION READ WRITE",
                "BEGIN TRANSACTION;BEGIN TRANSACTION",
                "DELETE t WHERE a = 1;DELETE FROM t WHERE a = 1",
                "CREATE DATABASE d COLLATE CASE_SENSITIVE CONNECTION LIMIT UNLIMITED ISOLATION LEVEL SNAPSHOT;CREATE DATABASE d CONNECTION LIMIT -1",
                "GRANT SELECT, INSERT ON t TO insert_user;GRANT SELECT, INSERT, MAINTAIN ON t TO insert_user",
                "VACUUM SORT ONLY s.t TO 75 PERCENT BOOST;VACUUM \"s\".\"t\"",
                "VACUUM BOOST;VACUUM",
                "ANALYZE VERBOSE t (a, B) ALL COLUMNS;ANALYZE VERBOSE \"t\" (\"a\", \"b\")",
                "SHOW server_version;SHOW redshift.server_version"
            })
    void whatPostgresDoesNotKnowIsLeftOut(String sql, String expected) {
        assertThat(rewriter.rewrite(Statement.of(sql)).replaceAll("\\s+", " ").strip())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
                "SET LOCAL TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "SET default_transaction_isolation TO 'read committed'"
            })
    void levelsAreRecognised(String sql) {
        assertThat(TransactionRewriter.onlySetsIsolation(Statement.of(sql))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TRANSACTION READ ONLY",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "SET query_group TO 'isolation'",
                "BEGIN ISOLATION LEVEL SERIALIZABLE"
            })
    void otherSettingsAreNotTakenForLevels(String sql) {
        assertThat(TransactionRewriter.onlySetsIsolation(Statement.of(sql))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM FREEZE t",
                "VACUUM (FULL) t",
                "VACUUM t TO 101 PERCENT",
                "VACUUM a, b",
                "ANALYZE a, b",
                "LOCK t IN EXCLUSIVE MODE",
                "TRUNCATE t RESTART IDENTITY",
                "COMMIT AND CHAIN",
                "ALTER DATABASE d ISOLATION LEVEL READ COMMITTED"
            })
    void whatOnlyPostgresKnowsIsASyntaxError(String sql) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> {
                    DatabaseCommand.alter(Statement.of(sql));
                    rewriter.rewrite(Statement.of(sql));
                })
                .withMessageStartingWith("syntax error at ");
    }
}
