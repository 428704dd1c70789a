package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
class TableTypesIT {
    private final Warehouse warehouse;

    TableTypesIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SMALLINT;smallint",
                "INT2;smallint",
                "INT8;bigint",
                "DECIMAL;numeric(18,0)",
                "NUMERIC(38,37);numeric(38,37)",
                "DEC(5);numeric(5,0)",
                "REAL;real",
                "FLOAT;double precision",
                "FLOAT4;real",
                "FLOAT(20);real",
                "DOUBLE PRECISION;double precision",
                "BOOL;boolean",
                "CHAR;character(1)",
                "NCHAR(3);character(3)",
                "BPCHAR;character(256)",
                "VARCHAR;character varying(256)",
                "NVARCHAR(9);character varying(9)",
                "CHARACTER VARYING;character varying(256)",
                "TEXT;character varying(256)",
                "VARCHAR(MAX);character varying(65535)",
                "DATE;date",
                "TIME;time without time zone",
                "TIMETZ;time with time zone",
                "DATETIME;timestamp without time zone",
                "TIMESTAMPTZ;timestamp with time zone",
                "TIMESTAMP WITH TIME ZONE;timestamp with time zone",
                "INTERVAL YEAR TO MONTH;interval year to month",
                "INTERVAL DAY TO SECOND;interval day to second",
                "SUPER;super"
            })
    void aColumnHasTheTypeRedshiftWouldGiveIt(String written, String shown) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TEMP TABLE one_type (first " + written + ")",
                    "ALTER TABLE one_type ADD COLUMN later " + written);

            assertThat(rows(
                            connection,
                            "SELECT \"column\", type FROM pg_table_def WHERE tablename = 'one_type' ORDER BY 1"))
                    .containsExactly("first|" + shown, "later|" + shown);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "VARCHAR(65536);22023;length for type varchar cannot exceed 65535",
                "VARCHAR(0);22023;length for type varchar must be at least 1",
                "CHAR(4097);22023;length for type char cannot exceed 4096",
                "DECIMAL(39,0);22023;NUMERIC precision 39 must be between 1 and 38",
                "UUID;42704;type \"uuid\" does not exist",
                "JSONB;42704;type \"jsonb\" does not exist",
                "BYTEA;0A000;Column \"a\" has unsupported type \"bytea\".",
                "SERIAL;0A000;Column \"a\" has unsupported type \"serial\".",
                "INT[];0A000;Column \"a\" has unsupported type \"array\".",
                "GEOMETRY;0A000;not supported by redshift-local: type GEOMETRY",
                "HLLSKETCH;0A000;not supported by redshift-local: type HLLSKETCH",
                "VARBYTE(10);0A000;not supported by redshift-local: type VARBYTE"
            })
    void typesThatRedshiftLacksAreRefused(String type, String state, String message) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            fails(connection, "CREATE TEMP TABLE impossible (a " + type + ")", state, message);
        }
    }

    @Test
    void aVarcharIsMeasuredInBytesHoweverItIsWritten() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TEMP TABLE words (word VARCHAR(3))", "INSERT INTO words VALUES ('abc'), ('é')");
            String tooLong = "value too long for type character varying(3)";

            fails(connection, "INSERT INTO words VALUES ('éé')", "22001", tooLong);
            fails(connection, "INSERT INTO words SELECT 'éé'", "22001", tooLong);
            fails(connection, "UPDATE words SET word = 'éé'", "22001", tooLong);
            fails(connection, "CREATE TEMP TABLE made AS SELECT 'éé'::varchar(3) AS word", "22001", tooLong);
            run(connection, "CREATE TEMP TABLE alike (LIKE words)", "CREATE TEMP TABLE queried AS SELECT * FROM words");
            fails(connection, "INSERT INTO alike VALUES ('éé')", "22001", tooLong);
            fails(connection, "INSERT INTO queried VALUES ('éé')", "22001", tooLong);
            run(connection, "ALTER TABLE words ADD COLUMN more VARCHAR(4)", "INSERT INTO words VALUES ('a', 'éé')");
            fails(connection, "INSERT INTO words VALUES ('a', 'ééé')", "22001", "character varying(4)");
            assertThat(rows(connection, "SELECT count(*) FROM words")).containsExactly("3");
        }
    }

    @Test
    void aPreparedInsertMeetsTheByteLengthToo() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TEMP TABLE prepared (word VARCHAR(3))");
            try (var insert = connection.prepareStatement("INSERT INTO prepared VALUES (?)")) {
                insert.setString(1, "日本");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(insert::executeUpdate)
                        .withMessageContaining("value too long for type character varying(3)");
            }
        }
    }

    @Test
    void aCharHoldsAsciiOnlyAndBlanksAreCutSilently() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TEMP TABLE codes (code CHAR(4), word VARCHAR(2))",
                    "INSERT INTO codes VALUES ('ab      ', 'cd   ')");

            fails(connection, "INSERT INTO codes (code) VALUES ('é')", "XX000", "Invalid characters:");
            fails(
                    connection,
                    "INSERT INTO codes (code) VALUES ('abcde')",
                    "22001",
                    "value too long for type character(4)");
            assertThat(rows(connection, "SELECT len(word), octet_length(code) FROM codes"))
                    .containsExactly("2|4");
        }
    }

    @Test
    void notNullIsEnforcedAndOtherKeysAreNot() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TEMP TABLE keyed (id INT PRIMARY KEY, code INT UNIQUE, n INT NOT NULL)",
                    "INSERT INTO keyed VALUES (1, 1, 1), (1, 1, 1)");

            fails(
                    connection,
                    "INSERT INTO keyed (id, code) VALUES (2, 2)",
                    "XX000",
                    "Cannot insert a NULL value into column n");
            fails(connection, "INSERT INTO keyed (n) VALUES (2)", "XX000", "Cannot insert a NULL value into column id");
            assertThat(rows(connection, "SELECT count(*) FROM keyed")).containsExactly("2");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "2.5::decimal;3",
                "CAST(2.4 AS NUMERIC);2",
                "CAST(2.46 AS DECIMAL(4,1));2.5",
                "2.5::numeric + CAST(0.5 AS FLOAT);3.5",
                "'abc'::varchar;abc",
                "len(repeat('a', 300)::varchar);300"
            })
    void aCastWithoutPrecisionHasRedshiftsDefault(String expression, String expected) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT " + expression)).containsExactly(expected);
        }
    }

    @Test
    void aCastToATypeThatRedshiftLacksFails() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            fails(connection, "SELECT 'a'::uuid", "42704", "type \"uuid\" does not exist");
            fails(connection, "SELECT CAST('{}' AS jsonb)", "42704", "type \"jsonb\" does not exist");
        }
    }

    @Test
    void aQueryLeavesNoColumnWithoutLength() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TEMP TABLE unsized AS SELECT upper('a') AS a, 'b'::varchar(4) AS b, 2.5::decimal AS c",
                    "SELECT upper('a') AS a INTO TEMP TABLE unsized_too");

            assertThat(
                            rows(
                                    connection,
                                    "SELECT tablename, \"column\", type FROM pg_table_def WHERE tablename LIKE 'unsized%' ORDER BY 1, 2"))
                    .containsExactly(
                            "unsized|a|character varying(65535)",
                            "unsized|b|character varying(4)",
                            "unsized|c|numeric(18,0)",
                            "unsized_too|a|character varying(65535)");
        }
    }

    @Test
    void aNameThatBeginsWithTheHashSignIsATemporaryTable() throws SQLException {
        try (Connection connection = warehouse.connect();
                Connection other = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE #stage (id INT, name VARCHAR(10))",
                    "INSERT INTO #stage VALUES (1, 'a')",
                    "CREATE TABLE #Other AS SELECT #stage.id, 7 # 2 AS xor FROM #stage",
                    "UPDATE #stage SET name = 'b' FROM #other WHERE #stage.id = #other.id");

            assertThat(rows(connection, "SELECT s.name, o.xor FROM #stage s JOIN #other o USING (id)"))
                    .containsExactly("b|5");
            fails(other, "SELECT * FROM #stage", "42P01", "relation \"#stage\" does not exist");
            run(connection, "DROP TABLE #stage, #other");
            fails(connection, "SELECT * FROM #stage", "42P01", "relation \"#stage\" does not exist");
        }
    }

    @Test
    void temporaryTablesShadowPermanentOnes() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE shadowed (a INT)",
                    "CREATE TEMP TABLE shadowed (a INT)",
                    "INSERT INTO shadowed VALUES (1)");
            assertThat(rows(connection, "SELECT count(*) FROM public.shadowed")).containsExactly("0");

            run(connection, "DROP TABLE shadowed");
            assertThat(rows(connection, "SELECT count(*) FROM shadowed")).containsExactly("0");
        }
    }

    @Test
    void whatIsThereOrMissingAlreadyIsSkippedWithRedshiftsInfo() throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            run(connection, "CREATE TEMP TABLE there (a INT)");

            statement.execute("CREATE TEMP TABLE IF NOT EXISTS there (a INT)");
            assertThat(statement.getWarnings().getMessage())
                    .isEqualTo("Relation \"there\" already exists and will be skipped");
            statement.execute("DROP TABLE IF EXISTS not_there");
            assertThat(statement.getWarnings().getMessage())
                    .isEqualTo("Table \"not_there\" does not exist and will be skipped");
        }
    }

    @Test
    void namesThatPostgresWouldCutAreRefused() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            fails(
                    connection,
                    "CREATE TABLE " + "n".repeat(64) + " (a INT)",
                    "0A000",
                    "not supported by redshift-local: names longer than 63 bytes");
            run(connection, "CREATE TEMP TABLE " + "n".repeat(63) + " (a INT)");
        }
    }

    private static void fails(Connection connection, String sql, String state, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }
}
