package io.landfall.redshift.copy.columnar;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazon.redshift.util.RedshiftException;
import io.landfall.redshift.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class AvroCopyIT {
    private static final Schema PERSON = new Schema.Parser().parse("""
            {"name": "person", "type": "record", "fields": [
              {"name": "id", "type": "int"},
              {"name": "guid", "type": ["null", "string"], "default": null},
              {"name": "Score", "type": "double"},
              {"name": "seen", "type": "long"},
              {"name": "active", "type": "boolean"},
              {"name": "level", "type": {"type": "enum", "name": "levels", "symbols": ["free", "paid"]}},
              {"name": "tags", "type": {"type": "array", "items": "string"}},
              {"name": "counts", "type": {"type": "map", "values": "long"}},
              {"name": "payload", "type": "bytes"},
              {"name": "geo", "type": {"type": "record", "name": "place", "fields": [
                {"name": "city", "type": "string"}]}}]}""");

    private final Warehouse warehouse;
    private Connection connection;

    AvroCopyIT(Warehouse warehouse) {
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
        run(connection, "COPY " + table + " FROM '" + source + "' " + ROLE + " FORMAT AS AVRO " + options);
    }

    private RedshiftException copyFails(String table, String source, String options) {
        RedshiftException failure = catchThrowableOfType(RedshiftException.class, () -> copy(table, source, options));
        assertThat((Throwable) failure).isNotNull();
        assertThat(failure.getSQLState()).isEqualTo("XX000");
        return failure;
    }

    private static GenericRecord person(int id, String guid) {
        return new GenericRecordBuilder(PERSON)
                .set("id", id)
                .set("guid", guid)
                .set("Score", 1.5)
                .set("seen", 1541990217796L)
                .set("active", true)
                .set(
                        "level",
                        new GenericData.EnumSymbol(PERSON.getField("level").schema(), "paid"))
                .set("tags", List.of("a", "b\"c"))
                .set("counts", Map.of("x", 1L))
                .set("payload", ByteBuffer.wrap(new byte[] {'o', 'k'}))
                .set(
                        "geo",
                        new GenericRecordBuilder(PERSON.getField("geo").schema())
                                .set("city", "Lyon")
                                .build())
                .build();
    }

    private static byte[] file(String codec, GenericRecord... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(PERSON))) {
            writer.setCodec(CodecFactory.fromString(codec));
            writer.create(PERSON, bytes);
            for (GenericRecord record : records) {
                writer.append(record);
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy"})
    void fieldsGoToTheColumnsOfTheSameName(String codec) throws Exception {
        String table = "avro_" + codec;
        String source = warehouse.s3().put(table + "/1.avro", file(codec, person(1, "g"), person(2, null)));
        run(
                connection,
                "CREATE TABLE " + table + " (guid VARCHAR(9), id INT, score FLOAT8, active BOOLEAN, level VARCHAR(4),"
                        + " tags VARCHAR(20), counts VARCHAR(20), payload VARCHAR(4), geo VARCHAR(20), other INT)");

        copy(table, source, "");

        assertThat(rows(connection, "SELECT * FROM " + table + " ORDER BY id"))
                .containsExactly(
                        "g|1||t|paid|[\"a\",\"b\\\"c\"]|{\"x\":1}|ok|{\"city\":\"Lyon\"}|",
                        "|2||t|paid|[\"a\",\"b\\\"c\"]|{\"x\":1}|ok|{\"city\":\"Lyon\"}|");
    }

    @Test
    void caseIsIgnoredOnDemandAndEpochsAreTimestamps() throws Exception {
        String source = warehouse.s3().put("avro-case/1.avro", file("null", person(1, "g")));
        run(connection, "CREATE TABLE avro_case (score DECIMAL(4,1), seen TIMESTAMP)");

        copy("avro_case", source, "'auto ignorecase' TIMEFORMAT 'epochmillisecs'");

        assertThat(rows(connection, "SELECT * FROM avro_case")).containsExactly("1.5|2018-11-12 02:36:57.796");
    }

    @Test
    void jsonPathsReachIntoRecordsAndArrays() throws Exception {
        String source = warehouse.s3().put("avro-paths/1.avro", file("null", person(7, null)));
        String paths = warehouse
                .s3()
                .put("avro-jsonpaths.json", "{\"jsonpaths\":[\"$.id\",\"$.geo.city\",\"$.tags[1]\",\"$.guid\"]}");
        run(connection, "CREATE TABLE avro_paths (id INT, city VARCHAR(9), label VARCHAR(9), guid VARCHAR(9))");

        copy("avro_paths", source, "'" + paths + "'");

        assertThat(rows(connection, "SELECT * FROM avro_paths")).containsExactly("7|Lyon|b\"c|");
    }

    @Test
    void badRecordsCountTowardsMaxerror() throws Exception {
        String source = warehouse.s3().put("avro-errors/1.avro", file("null", person(1, "toolong"), person(2, "ok")));
        run(connection, "CREATE TABLE avro_errors (id INT, guid VARCHAR(5))");

        copy("avro_errors", source, "MAXERROR 5");

        assertThat(rows(connection, "SELECT * FROM avro_errors")).containsExactly("2|ok");
        assertThat(rows(
                        connection,
                        "SELECT line_number, TRIM(colname), err_code FROM stl_load_errors WHERE TRIM(filename) = '"
                                + source + "'"))
                .containsExactly("1|guid|1204");
    }

    @Test
    void wholeFilesMayBeCompressedToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file("null", person(1, "g")));
        }
        String source = warehouse.s3().put("avro-gzip/1.avro.gz", bytes.toByteArray());
        run(connection, "CREATE TABLE avro_gzip (id INT)");

        copy("avro_gzip", source, "GZIP");

        assertThat(rows(connection, "SELECT * FROM avro_gzip")).containsExactly("1");
    }

    @Test
    void whatIsNoAvroFileOfRecordsIsRefused() throws Exception {
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        Schema string = Schema.create(Schema.Type.STRING);
        try (DataFileWriter<String> writer = new DataFileWriter<>(new GenericDatumWriter<>(string))) {
            writer.create(string, strings);
            writer.append("x");
        }
        run(connection, "CREATE TABLE avro_not (id INT)");

        assertThat(copyFails("avro_not", warehouse.s3().put("avro-not/1.csv", "id\n1\n"), "")
                        .getServerErrorMessage()
                        .getMessage())
                .startsWith("Cannot init avro reader from s3 file ");
        assertThat(copyFails("avro_not", warehouse.s3().put("avro-not/2.avro", strings.toByteArray()), "")
                        .getServerErrorMessage()
                        .getMessage())
                .endsWith("The schema type must be record");
        assertThat(copyFails("avro_not", warehouse.s3().put("avro-not/3.avro", file("bzip2", person(1, "g"))), "")
                        .getServerErrorMessage()
                        .getMessage())
                .endsWith("The codec bzip2 is not supported");
    }
}
