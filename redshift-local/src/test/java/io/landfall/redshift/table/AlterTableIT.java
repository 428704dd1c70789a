package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class AlterTableIT {
    private final Warehouse warehouse;

    AlterTableIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void createTable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "DROP TABLE IF EXISTS altered",
                    "CREATE TABLE altered (id INT NOT NULL, name VARCHAR(10), code VARCHAR(5) DEFAULT 'x' ENCODE bytedict,"
                            + " key_name VARCHAR(5) UNIQUE, short VARCHAR(9) DEFAULT 'y', day DATE) DISTKEY (id) SORTKEY (day)",
                    "INSERT INTO altered (id, name) VALUES (1, 'éé')");
        }
    }

    @Test
    void storageIsChangedAndRecorded() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "ALTER TABLE altered ALTER DISTKEY name",
                    "ALTER TABLE altered ALTER COMPOUND SORTKEY (id, name)",
                    "ALTER TABLE altered ALTER COLUMN id ENCODE zstd, ALTER COLUMN code ENCODE lzo");
            assertThat(columns(connection)).contains("id|zstd|f|1", "name|none|t|2", "code|lzo|f|0", "day|az64|f|0");

            run(
                    connection,
                    "ALTER TABLE altered ALTER DISTSTYLE ALL",
                    "ALTER TABLE altered ALTER SORTKEY NONE",
                    "ALTER TABLE altered ALTER ENCODE AUTO");
            assertThat(columns(connection)).contains("id|zstd|f|0", "name|lzo|f|0");
            assertThat(rows(
                            connection,
                            "SELECT diststyle, sortkey1, encoded FROM svv_table_info WHERE \"table\" = 'altered'"))
                    .containsExactly("ALL||Y, AUTO(ENCODE)");
        }
    }

    @Test
    void aColumnIsAddedWithItsEncodingAndDefault() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "ALTER TABLE altered ADD COLUMN added VARCHAR ENCODE zstd DEFAULT 'none' NOT NULL",
                    "ALTER TABLE altered ADD bare INT",
                    "ALTER TABLE altered RENAME COLUMN bare TO renamed",
                    "ALTER TABLE altered DROP COLUMN short CASCADE");

            assertThat(columns(connection))
                    .contains("added|zstd|f|0", "renamed|az64|f|0")
                    .noneMatch(column -> column.startsWith("short|"));
            assertThat(rows(connection, "SELECT added, renamed FROM altered")).containsExactly("none|");
        }
    }

    @Test
    void aVarcharGetsAnotherLengthInBytes() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "ALTER TABLE altered ALTER COLUMN name TYPE VARCHAR(4)");
            fails(
                    connection,
                    "UPDATE altered SET name = 'ééé'",
                    "22001",
                    "value too long for type character varying(4)");
            fails(connection, "ALTER TABLE altered ALTER COLUMN name TYPE VARCHAR(3)", "22001", "character varying(3)");

            run(
                    connection,
                    "ALTER TABLE altered ALTER COLUMN name TYPE VARCHAR(MAX)",
                    "UPDATE altered SET name = 'ééé'");
            assertThat(rows(
                            connection,
                            "SELECT type FROM pg_table_def WHERE tablename = 'altered' AND \"column\" = 'name'"))
                    .containsExactly("character varying(65535)");
        }
    }

    @Test
    void keysAreRecordedAndDropped() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "ALTER TABLE altered ADD CONSTRAINT altered_key PRIMARY KEY (id)",
                    "ALTER TABLE altered ADD UNIQUE (name)",
                    "INSERT INTO altered (id) VALUES (1)");
            fails(connection, "ALTER TABLE altered ADD PRIMARY KEY (id)", "42P16", "multiple primary keys");
            assertThat(keys(connection))
                    .containsExactly("altered_key|p", "altered_key_name_key|u", "altered_name_key|u");

            run(connection, "ALTER TABLE altered DROP CONSTRAINT altered_key");
            assertThat(keys(connection)).containsExactly("altered_key_name_key|u", "altered_name_key|u");
            fails(connection, "ALTER TABLE altered DROP CONSTRAINT nothing", "42704", "\"nothing\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ADD COLUMN a INT, ADD COLUMN b INT;42601;syntax error at or near \",\"",
                "ADD COLUMN a INT NOT NULL;0A000;ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression",
                "ADD COLUMN a INT DISTKEY;42601;syntax error at or near \"DISTKEY\"",
                "ADD COLUMN IF NOT EXISTS a INT;42601;syntax error at or near \"not\"",
                "ALTER COLUMN id TYPE BIGINT;0A000;ALTER TABLE ALTER COLUMN TYPE is supported only for VARCHAR columns",
                "ALTER COLUMN id TYPE VARCHAR(9);0A000;ALTER TABLE ALTER COLUMN TYPE is supported only for VARCHAR columns",
                "ALTER COLUMN name TYPE VARCHAR(10);0A000;target column size should be different",
                "ALTER COLUMN name TYPE VARCHAR(20) USING name::varchar;0A000;ALTER TABLE ALTER COLUMN does not support USING expression",
                "ALTER COLUMN code TYPE VARCHAR(20);0A000;cannot alter the type of column \"code\" with encoding BYTEDICT",
                "ALTER COLUMN short TYPE VARCHAR(2);0A000;cannot decrease a VARCHAR column size with default value",
                "ALTER COLUMN key_name TYPE VARCHAR(20);0A000;with a primary key, unique or foreign key constraint",
                "ALTER COLUMN name SET DEFAULT 'a';0A000;ALTER COLUMN SET/DROP DEFAULT is not supported",
                "ALTER COLUMN name SET NOT NULL;0A000;ALTER COLUMN SET/DROP NOT NULL is not supported",
                "DROP COLUMN id;0A000;cannot drop distkey column \"id\"",
                "DROP COLUMN day;0A000;cannot drop sortkey column \"day\"",
                "DROP COLUMN IF EXISTS name;42601;syntax error at or near \"exists\"",
                "ENABLE TRIGGER ALL;42601;syntax error at or near \"ENABLE\"",
                "ADD CHECK (id > 0);0A000;CHECK constraints are not supported"
            })
    void whatRedshiftCannotAlterFails(String action, String state, String message) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            fails(connection, "ALTER TABLE altered " + action, state, message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ALTER COLUMN name TYPE VARCHAR(20);ALTER TABLE ALTER COLUMN",
                "ALTER COLUMN name ENCODE zstd;ALTER TABLE ALTER COLUMN",
                "ALTER DISTKEY name;ALTER TABLE ALTER DISTKEY",
                "ALTER DISTSTYLE EVEN;ALTER TABLE ALTER DISTSTYLE",
                "ALTER SORTKEY (name);ALTER TABLE ALTER SORTKEY",
                "ALTER ENCODE AUTO;ALTER TABLE ALTER ENCODE"
            })
    void whatRewritesATableRefusesATransactionBlock(String action, String command) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "BEGIN");
            fails(
                    connection,
                    "ALTER TABLE altered " + action,
                    "25001",
                    command + " cannot run inside a transaction block");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE altered ADD COLUMN later INT",
                "ALTER TABLE altered DROP COLUMN name",
                "ALTER TABLE altered RENAME COLUMN name TO other",
                "ALTER TABLE altered ADD UNIQUE (name)",
                "ALTER TABLE altered OWNER TO awsuser"
            })
    void otherChangesAreRolledBackWithTheirTransaction(String sql) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(false);
            run(connection, sql);
            connection.rollback();

            assertThat(columns(connection)).hasSize(6).contains("name|lzo|f|0");
            assertThat(keys(connection)).hasSize(1);
        }
    }

    private static List<String> columns(Connection connection) throws SQLException {
        return rows(
                connection,
                "SELECT \"column\", encoding, distkey, sortkey FROM pg_table_def WHERE tablename = 'altered'");
    }

    private static List<String> keys(Connection connection) throws SQLException {
        return rows(
                connection,
                "SELECT name, kind FROM redshift_local.table_key WHERE table_id = 'altered'::regclass ORDER BY 1");
    }

    private static void fails(Connection connection, String sql, String state, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }
}
