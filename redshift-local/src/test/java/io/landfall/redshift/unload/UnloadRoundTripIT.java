package io.landfall.redshift.unload;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was unloaded can be loaded again, and is the same. */
@ExtendWith(Warehouse.Shared.class)
class UnloadRoundTripIT {
    private static final String COLUMNS =
            "(id INT, small SMALLINT, big BIGINT, price DECIMAL(9,2), amount DECIMAL(18,4),"
                    + " huge DECIMAL(38,10), r REAL, d DOUBLE PRECISION, ok BOOLEAN, c CHAR(3), v VARCHAR(60), day DATE,"
                    + " at TIMESTAMP, tz TIMESTAMPTZ)";

    private final Warehouse warehouse;
    private Connection connection;

    UnloadRoundTripIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void fill() throws SQLException {
        connection = warehouse.connect();
        run(
                connection,
                "CREATE TEMP TABLE round_origin " + COLUMNS,
                "CREATE TEMP TABLE round_copy " + COLUMNS,
                "INSERT INTO round_origin VALUES (1, -32768, 9223372036854775807, -0.01, 12345678901234.5678,"
                        + " -1234567890123456789012345678.0123456789, 1.5, 1e-300, true, 'abc',"
                        + " 'q\"uo|te,d é 🎉' || CHR(10) || 'next' || CHR(9) || CHR(92) || 'N', '2018-11-12',"
                        + " '2018-11-12 02:36:57.796123', '2018-11-12 02:36:57+05:30'),"
                        + " (2, 0, 0, 0, 0, 0, 0, 0, false, '', '', '0001-01-01', '1969-12-31 23:59:59.999999',"
                        + " '1970-01-01 00:00:00+00'),"
                        + " (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void roundTrip(String prefix, String unloadOptions, String copyOptions) throws SQLException {
        run(
                connection,
                UnloadFixture.statement("SELECT * FROM round_origin", prefix, unloadOptions),
                "COPY round_copy FROM '" + S3OnDisk.url(prefix) + "' " + ROLE + " " + copyOptions);
        List<String> original = described("round_origin");
        assertThat(original).hasSize(3);
        assertThat(described("round_copy")).isEqualTo(original);
    }

    private List<String> described(String table) throws SQLException {
        return rows(
                connection,
                "SELECT id, small, big, price, amount, huge, r, d, ok, c, REPLACE(v, CHR(10), '~'), day, at,"
                        + " tz = '2018-11-12 02:36:57+05:30', c IS NULL, v IS NULL, v = '' FROM " + table
                        + " ORDER BY id");
    }

    @Test
    void csvWithNullMarked() throws SQLException {
        roundTrip("round-csv/", "CSV NULL AS '@NULL@'", "CSV NULL AS '@NULL@' TIMEFORMAT 'auto'");
    }

    @Test
    void csvCompressedWithHeader() throws SQLException {
        roundTrip(
                "round-gzip/",
                "CSV HEADER GZIP DELIMITER '|' NULL AS '@NULL@'",
                "CSV GZIP IGNOREHEADER 1 DELIMITER '|' NULL AS '@NULL@' TIMEFORMAT 'auto'");
    }

    @Test
    void jsonWithNumbersThatSurviveFloatingPoint() throws SQLException {
        run(connection, "UPDATE round_origin SET amount = 12345678.5678, huge = -1234.5 WHERE id = 1");

        roundTrip("round-json/", "JSON", "JSON 'auto' TIMEFORMAT 'auto'");
    }

    @Test
    void parquet() throws SQLException {
        roundTrip("round-parquet/", "PARQUET", "FORMAT AS PARQUET");
    }

    @Test
    void parquetByManifest() throws SQLException {
        run(
                connection,
                UnloadFixture.statement("SELECT * FROM round_origin", "round-manifest/", "PARQUET MANIFEST VERBOSE"));
        run(
                connection,
                "COPY round_copy FROM '" + S3OnDisk.url("round-manifest/manifest") + "' " + ROLE
                        + " FORMAT AS PARQUET MANIFEST");

        assertThat(described("round_copy")).isEqualTo(described("round_origin"));
    }
}
