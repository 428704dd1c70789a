package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
class TableAttributesIT {
    private final Warehouse warehouse;

    TableAttributesIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void keysAndEncodingsAreVisibleInPgTableDef() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE stored (id BIGINT NOT NULL DISTKEY, name VARCHAR ENCODE zstd, at TIMESTAMP, price DECIMAL,"
                            + " flag BOOLEAN, code CHAR(2), part VARCHAR(MAX), extra SUPER) COMPOUND SORTKEY (at, id)");

            assertThat(definition(connection, "stored"))
                    .containsExactly(
                            "id|bigint|none|t|2|t",
                            "name|character varying(256)|zstd|f|0|f",
                            "at|timestamp without time zone|none|f|1|f",
                            "price|numeric(18,0)|az64|f|0|f",
                            "flag|boolean|none|f|0|f",
                            "code|character(2)|lzo|f|0|f",
                            "part|character varying(65535)|lzo|f|0|f",
                            "extra|super|zstd|f|0|f");
        }
    }

    @Test
    void interleavedSortKeysAlternateInSign() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE interleaved (a INT, b INT, c INT) INTERLEAVED SORTKEY (c, b, a)");

            assertThat(rows(
                            connection,
                            "SELECT \"column\", sortkey FROM pg_table_def WHERE tablename = 'interleaved' ORDER BY 1"))
                    .containsExactly("a|3", "b|-2", "c|1");
        }
    }

    @Test
    void onlySchemasOnTheSearchPathAreInPgTableDef() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE SCHEMA elsewhere", "CREATE TABLE elsewhere.hidden_at_first (a INT)");
            assertThat(definition(connection, "hidden_at_first")).isEmpty();

            run(connection, "SET search_path TO elsewhere");
            assertThat(definition(connection, "hidden_at_first")).containsExactly("a|integer|az64|f|0|f");
        }
    }

    @Test
    void tableInfoTellsHowATableIsStored() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE info_auto (a INT)",
                    "CREATE TABLE info_key (a INT, userid INT) DISTKEY (userid) SORTKEY (userid, a)",
                    "CREATE TABLE info_even (a VARCHAR(9) ENCODE raw) DISTSTYLE EVEN BACKUP NO",
                    "CREATE TABLE info_all (a INT ENCODE az64 SORTKEY, b INT) DISTSTYLE ALL",
                    "CREATE TABLE info_empty (a INT)",
                    "INSERT INTO info_auto VALUES (1), (2)",
                    "INSERT INTO info_key VALUES (1, 2)",
                    "INSERT INTO info_even VALUES ('x')",
                    "INSERT INTO info_all VALUES (1, 1)");

            assertThat(rows(
                            connection,
                            "SELECT \"table\", encoded, diststyle, sortkey1, max_varchar, sortkey1_enc, sortkey_num, size, tbl_rows"
                                    + " FROM svv_table_info WHERE \"table\" LIKE 'info%' ORDER BY 1"))
                    .containsExactly(
                            "info_all|Y|ALL|a|0|az64|1|10|1",
                            "info_auto|Y, AUTO(ENCODE)|AUTO(ALL)|AUTO(SORTKEY)|0||0|8|2",
                            "info_even|N|EVEN|AUTO(SORTKEY)|9||0|8|1",
                            "info_key|N, AUTO(ENCODE)|KEY(userid)|userid|0|none|2|10|1");
        }
    }

    @Test
    void likeInheritsStorageAndNotNullButNoKeys() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE parent (id INT PRIMARY KEY, at DATE DEFAULT '2020-01-01', name VARCHAR(10) ENCODE zstd)"
                            + " DISTKEY (id) SORTKEY (at)",
                    "CREATE TEMP TABLE child (LIKE parent)",
                    "CREATE TABLE child_with_defaults (LIKE parent INCLUDING DEFAULTS)",
                    "INSERT INTO child (id) VALUES (1)",
                    "INSERT INTO child_with_defaults (id) VALUES (1)");

            assertThat(definition(connection, "child"))
                    .containsExactlyElementsOf(definition(connection, "parent"))
                    .contains("id|integer|az64|t|0|t", "at|date|none|f|1|f");
            assertThat(rows(connection, "SELECT at FROM child UNION ALL SELECT at FROM child_with_defaults"))
                    .containsExactly("", "2020-01-01");
            assertThat(keys(connection, "parent")).containsExactly("parent_pkey|p");
            assertThat(keys(connection, "child_with_defaults")).isEmpty();
        }
    }

    @Test
    void aTableMadeFromOneTableInheritsItsKeysOnly() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE event (id INT NOT NULL PRIMARY KEY ENCODE delta, day DATE, n INT) DISTKEY (id) SORTKEY (day)",
                    "CREATE TABLE event_backup AS SELECT * FROM event WHERE n > 1",
                    "CREATE TABLE event_sorted DISTKEY (1) SORTKEY (1, 3) AS SELECT id, n, day FROM event",
                    "CREATE TABLE event_joined AS SELECT a.id FROM event a JOIN event b ON a.id = b.id");

            assertThat(definition(connection, "event_backup"))
                    .containsExactly("id|integer|az64|t|0|f", "day|date|none|f|1|f", "n|integer|az64|f|0|f");
            assertThat(definition(connection, "event_sorted"))
                    .containsExactly("id|integer|none|t|1|f", "n|integer|az64|f|0|f", "day|date|none|f|2|f");
            assertThat(definition(connection, "event_joined")).containsExactly("id|integer|az64|f|0|f");
        }
    }

    @Test
    void keysAreRecordedWithTheTransactionAndForgottenWithTheTable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE referenced (id INT PRIMARY KEY, code INT UNIQUE)",
                    "CREATE TABLE referring (a INT REFERENCES referenced, b INT,"
                            + " CONSTRAINT by_code FOREIGN KEY (b) REFERENCES referenced (code), UNIQUE (a, b))");
            assertThat(keys(connection, "referring"))
                    .containsExactly("by_code|f", "referring_a_fkey|f", "referring_a_key|u");

            connection.setAutoCommit(false);
            run(connection, "CREATE TABLE rolled_back (id INT PRIMARY KEY)");
            connection.rollback();
            run(connection, "DROP TABLE referring");
            connection.commit();

            assertThat(
                            rows(
                                    connection,
                                    "SELECT count(*) FROM redshift_local.table_key WHERE name IN ('rolled_back_pkey', 'by_code')"))
                    .containsExactly("0");
        }
    }

    @Test
    void aTableThatIsThereAlreadyKeepsItsStorage() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE kept (a INT) DISTSTYLE ALL",
                    "CREATE TABLE IF NOT EXISTS kept (a INT PRIMARY KEY) DISTSTYLE EVEN");

            assertThat(rows(
                            connection,
                            "SELECT dist_style FROM redshift_local.table_attribute WHERE table_id = 'kept'::regclass"))
                    .containsExactly("ALL");
            assertThat(keys(connection, "kept")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE TABLE wrong (a INT) DISTSTYLE KEY;42601;DISTSTYLE KEY requires a DISTKEY",
                "CREATE TABLE wrong (a INT DISTKEY, b INT DISTKEY);42601;cannot specify more than one DISTKEY column",
                "CREATE TABLE wrong (a INT) DISTSTYLE EVEN DISTKEY (a);42601;cannot specify DISTKEY for DISTSTYLE EVEN",
                "CREATE TABLE wrong (a INT) DISTSTYLE ROUND;42601;syntax error at or near \"ROUND\"",
                "CREATE TABLE wrong (a INT ENCODE huffman);42601;unknown encoding \"huffman\" for column \"a\"",
                "CREATE TABLE wrong (a INT) DISTKEY (b);42703;column \"b\" named in key does not exist",
                "CREATE TABLE wrong (a SUPER) SORTKEY (a);0A000;Column \"a\" of type SUPER cannot be a SORTKEY column",
                "CREATE TABLE wrong (a SUPER DISTKEY);0A000;Column \"a\" of type SUPER cannot be a DISTKEY column",
                "CREATE TABLE wrong (a INT REFERENCES nowhere (b));42P01;relation \"nowhere\" does not exist",
                "CREATE TABLE wrong (a INT, b INT) INTERLEAVED SORTKEY (a,b,a,b,a,b,a,b,a);54011;interleaved sort keys cannot have more than 8 columns",
                "CREATE TABLE wrong (a INT CHECK (a > 0));0A000;CHECK constraints are not supported",
                "CREATE TABLE wrong (a INT, EXCLUDE USING gist (a WITH =));42601;syntax error at or near \"EXCLUDE\"",
                "CREATE TABLE wrong (a INT) TABLESPACE x;42601;syntax error at or near \"TABLESPACE\"",
                "CREATE TABLE wrong (a INT) INHERITS (b);42601;syntax error at or near \"INHERITS\"",
                "CREATE TABLE wrong (a INT) PARTITION BY RANGE (a);42601;syntax error at or near \"PARTITION\"",
                "CREATE TEMP TABLE wrong (a INT) ON COMMIT DROP;42601;syntax error at or near \"ON\"",
                "CREATE TABLE wrong (tag INT);42601;syntax error at or near \"tag\""
            })
    void whatRedshiftDoesNotAcceptFails(String sql, String state, String message) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessageContaining(message)
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
            assertThat(rows(connection, "SELECT count(*) FROM pg_class WHERE relname = 'wrong'"))
                    .containsExactly("0");
        }
    }

    private static List<String> definition(Connection connection, String table) throws SQLException {
        return rows(
                connection,
                "SELECT \"column\", type, encoding, distkey, sortkey, \"notnull\" FROM pg_table_def"
                        + " WHERE tablename = '" + table + "'");
    }

    private static List<String> keys(Connection connection, String table) throws SQLException {
        return rows(
                connection,
                "SELECT name, kind FROM redshift_local.table_key WHERE table_id = '" + table
                        + "'::regclass ORDER BY 1");
    }
}
