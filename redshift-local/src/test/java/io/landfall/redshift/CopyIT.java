package io.landfall.redshift;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class CopyIT {
    private final Warehouse warehouse;
    private Connection connection;

    CopyIT(Warehouse warehouse) {
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
        run(connection, "COPY " + table + " FROM '" + source + "' " + ROLE + " " + options);
    }

    @Test
    void jsonKeysGoToTheColumnsOfTheSameName() throws SQLException {
        String source =
                warehouse.s3().put("json-auto/1.json", "{\"id\":1,\"name\":\"a\"}{\"name\":\"\\u00e9\",\"id\":\"2\"}");
        run(connection, "CREATE TABLE json_auto (id BIGINT, name VARCHAR(10), other INT)");

        copy("json_auto", source, "FORMAT AS JSON 'auto'");

        assertThat(rows(connection, "SELECT * FROM json_auto ORDER BY id")).containsExactly("1|a|", "2|é|");
    }

    @Test
    void jsonFollowsRedshiftsRulesForNumbersStringsAndNestedValues() throws SQLException {
        String source = warehouse.s3().put("json-rules/1.json", """
                        {"userId": "", "registration": 1540919166796.0, "price": 20.259,
                         "tags": {"a": [1, 2]}, "note": "", "ok": true}
                        """);
        run(
                connection,
                "CREATE TABLE json_rules (userid INT, registration BIGINT, price DECIMAL(8,2), tags VARCHAR(50),"
                        + " note VARCHAR(5), ok BOOLEAN)");

        copy("json_rules", source, "JSON 'auto ignorecase'");

        assertThat(rows(connection, "SELECT *, note IS NULL FROM json_rules"))
                .containsExactly("|1540919166796|20.25|{\"a\":[1,2]}||t|f");
    }

    @Test
    void jsonPathsPickValuesInTheOrderOfTheColumns() throws SQLException {
        String paths = warehouse
                .s3()
                .put("paths/jsonpaths.json", "{\"jsonpaths\":[\"$['userId']\",\"$['geo']['city']\",\"$['tags'][1]\"]}");
        warehouse
                .s3()
                .put(
                        "json-paths/1.json",
                        "{\"userId\":7,\"geo\":{\"city\":\"Lyon\"},\"tags\":[\"x\",\"y\"]}\n{\"userId\":8,\"tags\":[0,1]}");
        run(connection, "CREATE TABLE json_paths (userid INT, city VARCHAR(20), label VARCHAR(5))");

        copy("json_paths", S3OnDisk.url("json-paths/"), "FORMAT AS JSON '" + paths + "' REGION 'us-west-2'");

        assertThat(rows(connection, "SELECT * FROM json_paths ORDER BY 1")).containsExactly("7|Lyon|y", "8||1");
    }

    @Test
    void csvHasQuotesDelimitersAndLineEndsInsideFields() throws SQLException {
        String source = warehouse.s3().put("csv/1.csv", "id;text\r\n1;\"a;\"\"b\"\"\nc\"\r\n2;plain\r\n3;\r\n");
        run(connection, "CREATE TABLE csv_copy (id INT, text VARCHAR(20))");

        copy("csv_copy", source, "CSV DELIMITER ';' IGNOREHEADER 1 EMPTYASNULL");

        assertThat(rows(connection, "SELECT id, REPLACE(text, CHR(10), '~'), text IS NULL FROM csv_copy ORDER BY id"))
                .containsExactly("1|a;\"b\"~c|f", "2|plain|f", "3||t");
    }

    @Test
    void delimitedTextHasPipesUnlessToldOtherwise() throws SQLException {
        warehouse.s3().put("text/1.tbl", "1|one|2018-01-02|\n\\N|two\\|2018-01-03\n");
        run(connection, "CREATE TABLE text_copy (id INT, name VARCHAR(10), day DATE)");

        copy("text_copy", S3OnDisk.url("text/"), "");

        assertThat(rows(connection, "SELECT * FROM text_copy ORDER BY day"))
                .containsExactly("1|one|2018-01-02", "|two\\|2018-01-03");
    }

    @Test
    void compressedFilesAreLoadedWithGzip() throws SQLException {
        warehouse.s3().putGzip("gzip/1.json.gz", "{\"id\":1}\n");
        warehouse.s3().putGzip("gzip/2.json.gz", "{\"id\":2}\n");
        run(connection, "CREATE TABLE gzip_copy (id INT)");

        copy("gzip_copy", S3OnDisk.url("gzip/"), "GZIP FORMAT AS JSON 'auto' COMPUPDATE OFF STATUPDATE OFF");

        assertThat(rows(connection, "SELECT sum(id) FROM gzip_copy")).containsExactly("3");
    }

    @Test
    void aManifestNamesTheFilesAndAFileNamedTwiceIsLoadedTwice() throws SQLException {
        String one = warehouse.s3().put("manifest-data/1.csv", "1\n");
        String two = warehouse.s3().put("manifest-data/2.csv", "2\n");
        String manifest = warehouse.s3().put("manifests/m.json", """
                        {"entries":[{"url":"%s","mandatory":true},{"url":"%s"},{"url":"%s"},
                                    {"url":"s3://landing/manifest-data/missing.csv","mandatory":false}]}
                        """.formatted(one, two, two));
        run(connection, "CREATE TABLE manifest_copy (id INT)");

        copy("manifest_copy", manifest, "MANIFEST CSV");

        assertThat(rows(connection, "SELECT id, count(*) FROM manifest_copy GROUP BY id ORDER BY id"))
                .containsExactly("1|1", "2|2");
        assertThat(rows(connection, "SELECT pg_last_copy_count(), pg_last_copy_id() > 0"))
                .containsExactly("3|t");
    }

    @Test
    void theRowCountComesAsANotice() throws SQLException {
        String source = warehouse.s3().put("notice/1.csv", "1\nx\n3\n");
        run(connection, "CREATE TABLE notice_copy (id INT)");
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY notice_copy FROM '" + source + "' " + ROLE + " CSV MAXERROR 5");

            SQLWarning loaded = statement.getWarnings();
            assertThat(loaded.getMessage())
                    .contains("Load into table 'notice_copy' completed, 2 record(s) loaded successfully.");
            assertThat(loaded.getNextWarning().getMessage())
                    .contains("completed, 1 record(s) could not be loaded.  Check 'sys_load_error_detail'");
        }
    }

    @Test
    void aTableOfTheSameTransactionIsLoadedAndRolledBackWithIt() throws SQLException {
        String source = warehouse.s3().put("rollback/1.csv", "1\n2\n");
        connection.setAutoCommit(false);
        run(connection, "CREATE TEMP TABLE rolled_back (id INT)");
        copy("rolled_back", source, "CSV");
        copy("rolled_back", source, "CSV");
        assertThat(rows(connection, "SELECT count(*) FROM rolled_back")).containsExactly("4");
        connection.rollback();

        assertThat(rows(connection, "SELECT to_regclass('rolled_back') IS NULL"))
                .containsExactly("t");
    }

    @Test
    void aColumnListChoosesColumnsAndTheOthersGetTheirDefault() throws SQLException {
        String source = warehouse.s3().put("columns/1.csv", "b,1\n");
        run(
                connection,
                "CREATE TABLE column_list (n BIGINT IDENTITY(5,5), id INT, name VARCHAR(5), src VARCHAR(9) DEFAULT 'file')");

        copy("column_list (\"Name\", ID)", source, "CSV");

        assertThat(rows(connection, "SELECT n, id, name, src FROM column_list")).containsExactly("5|1|b|file");
    }

    @Test
    void timesAreReadByFormatEpochOrRecognition() throws SQLException {
        run(connection, "CREATE TABLE times (ts TIMESTAMP)");

        copy("times", warehouse.s3().put("times/1", "1541990217796\n"), "TIMEFORMAT 'epochmillisecs'");
        copy("times", warehouse.s3().put("times/2", "1541990217\n"), "TIMEFORMAT AS 'epochsecs'");
        copy("times", warehouse.s3().put("times/3", "2019-02-11T05:09:12.195+02:00\n"), "TIMEFORMAT 'auto'");
        copy("times", warehouse.s3().put("times/4", "7/4/2017 9:05\n"), "TIMEFORMAT 'MM/DD/YYYY HH:MI'");
        copy("times", warehouse.s3().put("times/5", "2017-07-04 09:05:06.5\n"), "");

        assertThat(rows(connection, "SELECT ts FROM times ORDER BY ts"))
                .containsExactly(
                        "2017-07-04 09:05:00",
                        "2017-07-04 09:05:06.5",
                        "2018-11-12 02:36:57",
                        "2018-11-12 02:36:57.796",
                        "2019-02-11 03:09:12.195");
    }

    @Test
    void valuesAreCutAndRoundedOnlyWhenAsked() throws SQLException {
        run(connection, "CREATE TABLE cut (name VARCHAR(5), price DECIMAL(6,2))");
        String source = warehouse.s3().put("cut/1.csv", "éééé,20.259\n");

        copy("cut", source, "CSV TRUNCATECOLUMNS ROUNDEC");

        assertThat(rows(connection, "SELECT name, price FROM cut")).containsExactly("éé|20.26");
    }

    @Test
    void copyWorksInTheSimpleProtocolToo() throws SQLException {
        String source = warehouse.s3().put("simple/1.csv", "1\n");
        try (Connection simple = warehouse.connect("preferQueryMode", "simple")) {
            simple.setAutoCommit(false);
            run(simple, "CREATE TABLE simple_copy (id INT)", "COPY simple_copy FROM '" + source + "' " + ROLE + " CSV");
            assertThat(rows(simple, "SELECT pg_last_copy_count(), count(*) FROM simple_copy"))
                    .containsExactly("1|1");
            simple.commit();
        }
        assertThat(rows(connection, "SELECT count(*) FROM simple_copy")).containsExactly("1");
    }

    @Test
    void aLargeFileIsStreamed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int id = 0; id < 200_000; id++) {
                gzip.write(("{\"id\":" + id + ",\"name\":\"row " + id + "\",\"at\":\"2018-11-01 00:00:00\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        String source = warehouse.s3().put("large/1.json.gz", bytes.toByteArray());
        run(connection, "CREATE TABLE large (id INT, name VARCHAR(20), at TIMESTAMP)");

        copy("large", source, "JSON 'auto' GZIP");

        assertThat(rows(connection, "SELECT count(*), sum(id) FROM large")).containsExactly("200000|19999900000");
    }
}
