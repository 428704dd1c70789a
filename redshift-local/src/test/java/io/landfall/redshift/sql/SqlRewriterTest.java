package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlRewriterTest {
    private final SqlRewriter rewriter = new SqlRewriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT  t.\"b\" , 'DATEADD(day,1,x)' /* NVL( */ FROM t WHERE x = $1 -- SYSDATE",
                "INSERT INTO t (a, b) VALUES ($1, $2)",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.a)",
                "DELETE FROM t USING s WHERE t.id = s.id",
                "LOCK t",
                "SELECT t.nvl, t.sysdate FROM t",
                "CREATE TABLE t (a INT NOT NULL, b VARCHAR(10) DEFAULT 'x', c DECIMAL(10, 2))",
                "CREATE TEMP TABLE t (LIKE s INCLUDING DEFAULTS)",
                "SELECT decode('00', 'hex')",
                "ALTER TABLE t RENAME TO u"
            })
    void whatPostgresUnderstandsKeepsItsText(String sql) {
        assertThat(rewrite(sql)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "SELECT NVL(a, NVL(b, 0));SELECT COALESCE(a, COALESCE(b, 0))",
                "SELECT DATEADD(month, 1, '2018-01-01');SELECT pg_redshift.date_add('month', 1, '2018-01-01'::timestamp)",
                "SELECT datediff(DAYS, a, getdate());SELECT pg_redshift.date_diff('day', a, getdate())",
                "SELECT EXTRACT(weekday FROM ts);SELECT pg_redshift.date_part('dow', ts)",
                "SELECT SYSDATE, x.SYSDATE;SELECT pg_catalog.sysdate(), x.SYSDATE",
                "SELECT DECODE(a, 1, 'x', 'y');SELECT CASE WHEN (a) IS NOT DISTINCT FROM ( 1) THEN  'x' ELSE  'y' END",
                "SELECT LISTAGG(DISTINCT a, ',') WITHIN GROUP (ORDER BY a) FROM t;SELECT pg_redshift.listagg(STRING_AGG(DISTINCT ( a)::text,  ',' ORDER BY ( a)::text)) FROM t",
                "SELECT x::VARCHAR(MAX);SELECT x::VARCHAR(65535)",
                "SELECT \"userId\" FROM \"T\";SELECT \"userid\" FROM \"t\"",
                "SELECT APPROXIMATE COUNT(DISTINCT x) FROM t;SELECT COUNT(DISTINCT x) FROM t",
                "SELECT TOP 3 a FROM t;SELECT a FROM t LIMIT 3",
                "SELECT a FROM t MINUS SELECT b FROM u;SELECT a FROM t EXCEPT SELECT b FROM u",
                "SELECT c.a[0] FROM t;SELECT pg_redshift.element(pg_redshift.attribute(\"c\",'a'),0) AS \"a\" FROM t",
                "SELECT t.c.\"B\" = 'x' FROM t;SELECT pg_redshift.attribute(\"t\".\"c\",'b') = 'x'::text FROM t",
                "SET query_group TO 'x';SET redshift.query_group TO 'x'",
                "SET readonly=1;SET default_transaction_read_only=1"
            })
    void redshiftExpressionsBecomePostgresExpressions(String sql, String expected) {
        assertThat(blanksCollapsed(rewrite(sql))).isEqualTo(blanksCollapsed(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE TABLE t (a INT ENCODE az64 DISTKEY SORTKEY);CREATE TABLE t (a INT)",
                "CREATE TABLE t (a INT) DISTSTYLE KEY DISTKEY (a) INTERLEAVED SORTKEY (a, b) ENCODE AUTO;CREATE TABLE t (a INT)",
                "CREATE TABLE t (a INT) SORTKEY AUTO BACKUP NO;CREATE TABLE t (a INT)",
                "CREATE TABLE t (a INT IDENTITY(-1,-2));CREATE TABLE t (a INT GENERATED ALWAYS AS IDENTITY (START WITH -1 INCREMENT BY -2 MAXVALUE -1) )",
                "CREATE TABLE t (a INT PRIMARY KEY, b INT REFERENCES s.u (id) NOT NULL);CREATE TABLE t (a INT NOT NULL , b INT NOT NULL)",
                "CREATE TABLE t (a INT, b INT, CONSTRAINT pk PRIMARY KEY (a), FOREIGN KEY (b) REFERENCES u (id));CREATE TABLE t (a INT NOT NULL , b INT)",
                "CREATE TABLE s.t DISTSTYLE EVEN AS SELECT 1;CREATE TABLE s.t AS SELECT 1",
                "ALTER TABLE t ADD COLUMN c TEXT ENCODE zstd;ALTER TABLE t ADD COLUMN c varchar(256)",
                "ALTER TABLE s.t ALTER DISTKEY c;ALTER TABLE s.t RESET (fillfactor)",
                "ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (A, b);ALTER TABLE t ALTER COLUMN \"a\" SET NOT NULL, ALTER COLUMN \"b\" SET NOT NULL"
            })
    void storageAndKeysLeaveTheDdl(String sql, String expected) {
        assertThat(blanksCollapsed(rewrite(sql))).isEqualTo(blanksCollapsed(expected));
    }

    @Test
    void anUnknownDatePartIsAnError() {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> rewrite("SELECT DATEADD(fortnight, 1, x)"))
                .withMessage("timestamp units \"fortnight\" not recognized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNLOAD ('select 1') TO 's3://b/k' IAM_ROLE default",
                "ANALYZE COMPRESSION t",
                "CREATE EXTERNAL SCHEMA x FROM DATA CATALOG",
                "SELECT * EXCLUDE (a) FROM t",
                "SELECT id FROM t START WITH id = 1 CONNECT BY PRIOR id = parent",
                "SET enable_case_sensitive_identifier TO true",
                "CREATE TABLE t (a VARCHAR(5) COLLATE CASE_INSENSITIVE)"
            })
    void whatTheEmulatorLacksIsRefused(String sql) {
        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> rewrite(sql))
                .withMessageStartingWith("not supported by redshift-local: ")
                .satisfies(refused -> assertThat(refused.error().sqlState()).isEqualTo("0A000"));
    }

    private String rewrite(String sql) {
        return rewriter.rewrite(Statement.of(sql));
    }

    private static String blanksCollapsed(String sql) {
        return sql.replaceAll("\\s+", " ").replaceAll(" (?=[,)])", "").strip();
    }
}
