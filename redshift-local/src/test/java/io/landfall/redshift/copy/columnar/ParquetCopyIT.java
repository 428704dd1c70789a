package io.landfall.redshift.copy.columnar;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Warehouse.Shared.class)
class ParquetCopyIT {
    private final Warehouse warehouse;
    private Connection connection;

    ParquetCopyIT(Warehouse warehouse) {
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

    @Test
    void columnsAreLoadedByPositionWhateverTheirNames() throws Exception {
        byte[] file = ParquetFixture.of(
                        "optional int32 zulu (INT_16)",
                        "optional int32 yankee",
                        "optional int64 xray",
                        "optional float whiskey",
                        "optional double victor",
                        "optional boolean uniform",
                        "optional binary tango (UTF8)",
                        "optional binary sierra",
                        "optional int32 romeo (DATE)")
                .rows(
                        row -> row.append("zulu", (int) Short.MIN_VALUE)
                                .append("yankee", Integer.MAX_VALUE)
                                .append("xray", Long.MIN_VALUE)
                                .append("whiskey", 1.5f)
                                .append("victor", 1e300)
                                .append("uniform", true)
                                .append("tango", "é|\t\\N\n")
                                .append("sierra", "ab")
                                .append("romeo", -1),
                        row -> {});
        String source = warehouse.s3().put("parquet-types/1.parquet", file);
        run(
                connection,
                "CREATE TABLE parquet_types (a SMALLINT, b INT, c BIGINT, d REAL, e FLOAT8, f BOOLEAN, g VARCHAR(9),"
                        + " h CHAR(4), i DATE)");

        copy("parquet_types", source, "");

        assertThat(rows(
                        connection,
                        "SELECT a, b, c, d, e, f, REPLACE(REPLACE(g, CHR(10), '~'), CHR(9), '>'), h, i"
                                + " FROM parquet_types ORDER BY a"))
                .containsExactly(
                        "-32768|2147483647|-9223372036854775808|1.5|1.0E300|t|é|>\\N~|ab|1969-12-31", "||||||||");
        assertThat(rows(connection, "SELECT pg_last_copy_count()")).containsExactly("2");
    }

    @Test
    void timestampsOfEveryUnitAreLoaded() throws Exception {
        ByteBuffer int96 = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        int96.putLong(43_200_000_001_000L).putInt(2_440_589);
        byte[] file = ParquetFixture.of(
                        "optional int64 a (TIMESTAMP(MILLIS,true))",
                        "optional int64 b (TIMESTAMP(MICROS,false))",
                        "optional int64 c (TIMESTAMP(NANOS,true))",
                        "optional int96 d",
                        "optional int64 e (TIMESTAMP_MILLIS)")
                .rows(row -> row.append("a", 1541990217796L)
                        .append("b", -1L)
                        .append("c", 1541990217796000999L)
                        .append("d", Binary.fromConstantByteArray(int96.array()))
                        .append("e", 0L));
        String source = warehouse.s3().put("parquet-times/1.parquet", file);
        run(
                connection,
                "CREATE TABLE parquet_times (a TIMESTAMP, b TIMESTAMP, c TIMESTAMP, d TIMESTAMP, e TIMESTAMPTZ)");

        copy("parquet_times", source, "");

        assertThat(rows(connection, "SELECT a, b, c, d, e = '1970-01-01 00:00:00+00' FROM parquet_times"))
                .containsExactly("2018-11-12 02:36:57.796|1969-12-31 23:59:59.999999|2018-11-12 02:36:57.796"
                        + "|1970-01-02 12:00:00.000001|t");
    }

    @Test
    void decimalsOfEveryRepresentationAreLoadedExactly() throws Exception {
        byte[] file = ParquetFixture.of(
                        "optional int32 a (DECIMAL(9,2))",
                        "optional int64 b (DECIMAL(18,4))",
                        "optional fixed_len_byte_array(16) c (DECIMAL(38,10))",
                        "optional binary d (DECIMAL(20,0))")
                .rows(row -> row.append("a", -1)
                        .append("b", 123456789012345678L)
                        .append("c", Binary.fromConstantByteArray(sixteenBytes("12345678901234567890")))
                        .append(
                                "d",
                                Binary.fromConstantByteArray(new BigInteger("-98765432109876543210").toByteArray())));
        String source = warehouse.s3().put("parquet-decimals/1.parquet", file);
        run(
                connection,
                "CREATE TABLE parquet_decimals (a DECIMAL(9,2), b DECIMAL(18,4), c DECIMAL(38,10), d DECIMAL(20,0))");

        copy("parquet_decimals", source, "");

        assertThat(rows(connection, "SELECT * FROM parquet_decimals"))
                .containsExactly("-0.01|12345678901234.5678|1234567890.1234567890|-98765432109876543210");
    }

    private static byte[] sixteenBytes(String number) {
        byte[] value = new BigInteger(number).toByteArray();
        byte[] padded = new byte[16];
        System.arraycopy(value, 0, padded, 16 - value.length, value.length);
        return padded;
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void everyCodecAndManyRowGroupsAreRead(CompressionCodecName codec) throws Exception {
        String table = "parquet_" + codec.name().toLowerCase(Locale.ROOT);
        warehouse.s3().put(table + "/1", manyRows(codec));
        run(connection, "CREATE TABLE " + table + " (id INT, name VARCHAR(40))");

        copy(table, "s3://landing/" + table + "/", "");

        assertThat(rows(connection, "SELECT COUNT(*), SUM(id), MAX(LEN(name)) FROM " + table))
                .containsExactly("20000|199990000|36");
    }

    private static byte[] manyRows(CompressionCodecName codec) throws IOException {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Consumer<Group>[] rows = IntStream.range(0, 20_000)
                .mapToObj(id ->
                        (Consumer<Group>) row -> row.append("id", id).append("name", new UUID(id, 7L * id).toString()))
                .toArray(Consumer[]::new);
        return ParquetFixture.of("required int32 id", "optional binary name (UTF8)")
                .compressed(codec)
                .rows(rows);
    }

    @Test
    void loadViewsNameTheFormat() throws Exception {
        byte[] file =
                ParquetFixture.of("optional int32 id").rows(row -> row.append("id", 7), row -> row.append("id", 8));
        String source = warehouse.s3().put("parquet-view/1.parquet", file);
        run(connection, "CREATE TABLE parquet_view (id INT)");

        copy("parquet_view", source, "");

        assertThat(rows(
                        connection,
                        "SELECT TRIM(file_format), lines_scanned FROM stl_load_commits WHERE TRIM(filename) = '"
                                + source + "'"))
                .containsExactly("Parquet|2");
        assertThat(rows(
                        connection,
                        "SELECT file_format, loaded_rows FROM sys_load_history WHERE table_name = 'parquet_view'"))
                .containsExactly("parquet|2");
    }
}
