package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
class DialectIT {
    private final Warehouse warehouse;

    DialectIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void storageAttributesAreAcceptedAndKeysAreNotEnforced() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE IF NOT EXISTS plays (\"playId\" BIGINT IDENTITY(0,1) ENCODE az64,"
                            + " start_time TIMESTAMP NOT NULL, user_id INT ENCODE raw DISTKEY,"
                            + " song VARCHAR, level CHAR(4) DEFAULT 'free', at TIMESTAMP DEFAULT SYSDATE,"
                            + " PRIMARY KEY (\"playId\"), UNIQUE (song))"
                            + " BACKUP NO DISTSTYLE KEY COMPOUND SORTKEY (start_time)",
                    "INSERT INTO plays (start_time, user_id, song) VALUES ('2018-11-01', 1, 'a'), ('2018-11-02', 2, 'a')");

            assertThat(rows(connection, "SELECT playid, song, level, at IS NOT NULL FROM plays ORDER BY PLAYID"))
                    .containsExactly("0|a|free|t", "1|a|free|t");
        }
    }

    @Test
    void typesWithoutALengthGetRedshiftsDefaults() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE typed (a VARCHAR, b TEXT, c VARCHAR(MAX), d DECIMAL, e DECIMAL(5,2), f CHARACTER VARYING,"
                            + " g DATETIME, h NVARCHAR(7))");

            assertThat(rows(
                            connection,
                            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                                    + " WHERE attrelid = 'typed'::regclass AND attnum > 0 ORDER BY attnum"))
                    .containsExactly(
                            "character varying(256)",
                            "character varying(256)",
                            "character varying(65535)",
                            "numeric(18,0)",
                            "numeric(5,2)",
                            "character varying(256)",
                            "timestamp without time zone",
                            "character varying(7)");
        }
    }

    @Test
    void tablesAreMadeFromQueriesAndFromOtherTables() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE origin DISTSTYLE ALL SORTKEY (id) AS SELECT 1 AS id, 'x'::varchar(5) AS name",
                    "CREATE TEMP TABLE copy_of (LIKE origin)",
                    "INSERT INTO copy_of SELECT * FROM origin",
                    "ALTER TABLE origin ADD PRIMARY KEY (id)",
                    "ALTER TABLE origin ADD COLUMN note VARCHAR ENCODE lzo",
                    "ALTER TABLE origin ALTER SORTKEY (name)",
                    "INSERT INTO origin SELECT *, 'n' FROM copy_of");

            assertThat(rows(connection, "SELECT id, name, note FROM origin ORDER BY note"))
                    .containsExactly("1|x|n", "1|x|");
        }
    }

    @Test
    void aLockKeepsReadersOut() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE fence (id INT)");
            connection.setAutoCommit(false);
            run(connection, "LOCK fence");

            assertThat(rows(
                            connection,
                            "SELECT mode FROM pg_locks WHERE relation = 'fence'::regclass AND pid = pg_backend_pid()"))
                    .contains("AccessExclusiveLock");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            DATEADD(month, 1, '2018-01-31');2018-02-28 00:00:00
            DATEADD(qtr, -1, DATE '2018-05-01');2018-02-01 00:00:00
            DATEADD(ms, 1541990217796, '1970-01-01');2018-11-12 02:36:57.796
            DATEDIFF(year, '2008-12-31', '2009-01-01');1
            DATEDIFF(week, '2009-01-01', '2009-12-31');52
            DATEDIFF('hour', TIMESTAMP '2018-01-01 00:59:00', TIMESTAMP '2018-01-01 01:00:00');1
            DATEDIFF(qtr, DATE '1998-07-01', DATE '2012-11-01');57
            DATE_PART(dow, TIMESTAMP '2018-11-12 02:36:57')::int;1
            EXTRACT(weekday FROM TIMESTAMP '2018-11-11');0
            EXTRACT(week FROM DATE '2018-11-12');46
            DATE_TRUNC('month', DATE '2018-11-12');2018-11-01 00:00:00
            TIMESTAMP 'epoch' + 1541990217796/1000 * INTERVAL '1 second ';2018-11-12 02:36:57
            NVL(NULL, 2.5, 1);2.5
            NVL2(NULL::int, 'set', 'unset');unset
            DECODE(NULL, 1, 'one', NULL, 'nothing', 'other');nothing
            DECODE(3, 1, 'one', 2, 'two');``
            LEN('häß');3
            STRTOL('deadbeef', 16);3735928559
            CONVERT_TIMEZONE('America/New_York', '2018-11-12 12:00:00');2018-11-12 07:00:00
            JSON_EXTRACT_PATH_TEXT('{"a":{"b":7}}', 'a', 'b');7
            JSON_EXTRACT_PATH_TEXT('{"a":1}', 'x');``
            JSON_EXTRACT_PATH_TEXT('{broken', 'x', true);``
            TRUNC(TIMESTAMP '2018-11-12 02:36:57');2018-11-12
            SHA2('a', 256);ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
            GETDATE() = DATE_TRUNC('second', GETDATE());t
            SYSDATE > '2018-01-01';t
            'a\\\\b' || 'it''s';a\\bit's
            "OCTET_length"('é');2
            """)
    void functionsAnswerAsInRedshift(String expression, String expected) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT " + expression)).containsExactly(expected);
        }
    }

    @Test
    void listsAreAggregatedInOrder() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            String rows = "(SELECT 2 AS id, 'b' AS name UNION ALL SELECT 1, 'a')";

            assertThat(rows(connection, "SELECT LISTAGG(id, ', ') WITHIN GROUP (ORDER BY id DESC) FROM " + rows + " r"))
                    .containsExactly("2, 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE TABLE s (a GEOMETRY);type GEOMETRY",
                "COPY t FROM 's3://b/k' IAM_ROLE default FORMAT AS PARQUET;COPY option PARQUET",
                "COPY t FROM STDIN;COPY FROM STDIN"
            })
    void whatIsMissingIsRefusedByName(String sql, String named) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessageContaining("not supported by redshift-local: " + named)
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("0A000"));
        }
    }
}
