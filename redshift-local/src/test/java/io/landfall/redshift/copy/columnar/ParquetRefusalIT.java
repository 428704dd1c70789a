package io.landfall.redshift.copy.columnar;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazon.redshift.util.RedshiftException;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class ParquetRefusalIT {
    private final Warehouse warehouse;
    private Connection connection;

    ParquetRefusalIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void copy(String table, String source, String options) throws SQLException {
        run(connection, "COPY " + table + " FROM '" + source + "' " + ROLE + " FORMAT AS PARQUET " + options);
    }

    private RedshiftException copyFails(String table, String source, String options) {
        RedshiftException failure = catchThrowableOfType(RedshiftException.class, () -> copy(table, source, options));
        assertThat((Throwable) failure).isNotNull();
        return failure;
    }

    private static void assertSpectrumError(RedshiftException failure, String context) {
        assertThat(failure.getSQLState()).isEqualTo("XX000");
        assertThat(failure.getServerErrorMessage().getMessage()).isEqualTo("Spectrum Scan Error");
        assertThat(failure.getServerErrorMessage().getDetail())
                .contains("error:  Spectrum Scan Error", "code:      15001", "context:   " + context);
    }

    @Test
    void numberOfColumnsHasToMatchUnlessFilled() throws Exception {
        byte[] file = ParquetFixture.of("optional int32 a").rows(row -> row.append("a", 1));
        String source = warehouse.s3().put("parquet-count/1.parquet", file);
        run(connection, "CREATE TABLE parquet_count (a INT, b VARCHAR(5) DEFAULT 'x')");

        assertSpectrumError(
                copyFails("parquet_count", source, ""),
                "Unmatched number of columns between table and file. Table columns: 2, Data columns: 1, File name: "
                        + "https://s3.us-west-2.amazonaws.com/landing/parquet-count/1.parquet");
        copy("parquet_count", source, "FILLRECORD");
        copy("parquet_count (a)", source, "");

        assertThat(rows(connection, "SELECT a, b FROM parquet_count ORDER BY b"))
                .containsExactly("1|x", "1|");
    }

    @Test
    void typesAreNotConverted() throws Exception {
        byte[] file = ParquetFixture.of("optional int32 id", "optional binary amount (UTF8)")
                .rows(row -> row.append("id", 1).append("amount", "1"));
        String source = warehouse.s3().put("parquet-native/1.parquet", file);
        run(
                connection,
                "CREATE TABLE parquet_native (id INT, amount INT)",
                "CREATE TABLE parquet_small (id SMALLINT, amount VARCHAR(5))");

        assertSpectrumError(
                copyFails("parquet_native", source, ""),
                "File 'https://s3.us-west-2.amazonaws.com/landing/parquet-native/1.parquet' has an incompatible Parquet"
                        + " schema for column '" + source + ".amount'. Column type: INT, Parquet schema:\n"
                        + "optional byte_array amount [i:1 d:1 r:0]");
        assertSpectrumError(
                copyFails("parquet_small", source, ""),
                "File 'https://s3.us-west-2.amazonaws.com/landing/parquet-native/1.parquet' has an incompatible Parquet"
                        + " schema for column '" + source + ".id'. Column type: SMALLINT, Parquet schema:\n"
                        + "optional int32 id [i:0 d:1 r:0]");
    }

    @Test
    void decimalsNeedTheColumnsScaleAndStorage() throws Exception {
        byte[] scale = ParquetFixture.of("optional int64 n (DECIMAL(18,3))").rows(row -> row.append("n", 1L));
        byte[] wide = ParquetFixture.of("optional fixed_len_byte_array(13) n (DECIMAL(29,9))")
                .rows(row -> row.append("n", Binary.fromConstantByteArray(new byte[13])));
        run(connection, "CREATE TABLE parquet_scale (n DECIMAL(18,9))");

        assertSpectrumError(
                copyFails("parquet_scale", warehouse.s3().put("parquet-scale/1", scale), ""),
                "File 'https://s3.us-west-2.amazonaws.com/landing/parquet-scale/1' column 'n' has a scale that does not"
                        + " match the table metadata scale. File metadata scale: 3, table metadata scale: 9");
        assertSpectrumError(
                copyFails("parquet_scale", warehouse.s3().put("parquet-scale/2", wide), ""),
                "File 'https://s3.us-west-2.amazonaws.com/landing/parquet-scale/2' column 'n' has an invalid type length."
                        + " Expecting: 8 len in file: 13");
    }

    @Test
    void stringsAreMeasuredInBytesAndNeverCut() throws Exception {
        byte[] file = ParquetFixture.of("optional binary name (UTF8)").rows(row -> row.append("name", "ééé"));
        String source = warehouse.s3().put("parquet-long/1.parquet", file);
        run(connection, "CREATE TABLE parquet_long (name VARCHAR(5))");

        assertSpectrumError(
                copyFails("parquet_long", source, ""),
                "The length of the data column name is longer than the length defined in the table. Table: 5, Data: 6,"
                        + " File name: https://s3.us-west-2.amazonaws.com/landing/parquet-long/1.parquet");
        RedshiftException refused = copyFails("parquet_long", source, "TRUNCATECOLUMNS");
        assertThat(refused.getSQLState()).isEqualTo("0A000");
        assertThat(refused.getServerErrorMessage().getMessage())
                .isEqualTo("TRUNCATECOLUMNS argument is not supported for PARQUET based COPY");
    }

    @Test
    void bytesThatAreNotTextAreReplacedOnlyOnDemand() throws Exception {
        byte[] file = ParquetFixture.of("optional binary name")
                .rows(row -> row.append("name", Binary.fromConstantByteArray(new byte[] {'a', (byte) 0xe9, 'b'})));
        String source = warehouse.s3().put("parquet-bytes/1.parquet", file);
        run(connection, "CREATE TABLE parquet_bytes (name VARCHAR(5))");

        assertThat(copyFails("parquet_bytes", source, "").getMessage())
                .contains("Load into table 'parquet_bytes' failed");
        copy("parquet_bytes", source, "ACCEPTINVCHARS AS '^'");

        assertThat(rows(connection, "SELECT * FROM parquet_bytes")).containsExactly("a^b");
        assertThat(rows(
                        connection,
                        "SELECT DISTINCT error_code FROM sys_load_error_detail WHERE TRIM(file_name) = '" + source
                                + "'"))
                .containsExactly("1220");
    }

    @Test
    void manifestHasToTellTheLengthOfEachFile() throws Exception {
        byte[] file = ParquetFixture.of("optional int32 id").rows(row -> row.append("id", 7));
        String data = warehouse.s3().put("parquet-data/1.parquet", file);
        run(connection, "CREATE TABLE parquet_manifest (id INT)");

        RedshiftException failure = copyFails("parquet_manifest", manifest(data, ""), "MANIFEST");
        assertThat(failure.getServerErrorMessage().getMessage()).isEqualTo("File entry does not have 'meta' key.");
        assertThat(failure.getServerErrorMessage().getDetail())
                .contains("code:      15003", "location:  spectrum_manifest.cpp");
        assertSpectrumError(
                copyFails("parquet_manifest", manifest(data, meta(file.length - 1)), "MANIFEST"),
                "File 'https://s3.us-west-2.amazonaws.com/landing/parquet-data/1.parquet' has an invalid version number");
        copy("parquet_manifest", manifest(data, meta(file.length)), "MANIFEST");

        assertThat(rows(connection, "SELECT id FROM parquet_manifest")).containsExactly("7");
    }

    private static String meta(int length) {
        return ",\"meta\":{\"content_length\":" + length + "}";
    }

    private String manifest(String url, String meta) {
        return warehouse
                .s3()
                .put(
                        "parquet-manifests/m.json",
                        "{\"entries\":[{\"url\":\"" + url + "\",\"mandatory\":true" + meta + "}]}");
    }

    @Test
    void whatIsNotParquetIsRefused() throws Exception {
        String source = warehouse.s3().put("parquet-not/1.csv", "id,name\n1,a long enough line\n");
        run(connection, "CREATE TABLE parquet_not (id INT, name VARCHAR(5))");

        assertSpectrumError(
                copyFails("parquet_not", source, ""),
                "File 'https://s3.us-west-2.amazonaws.com/landing/parquet-not/1.csv' has an invalid version number: ine");
    }
}
