package io.landfall.redshift.unload;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazon.redshift.util.RedshiftException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class UnloadFilesIT {
    private static final String THREE = "SELECT 1 AS id UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY id";

    private final Warehouse warehouse;
    private Connection connection;
    private UnloadFixture unloads;

    UnloadFilesIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
        unloads = new UnloadFixture(warehouse, connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private RedshiftException unloadFails(String query, String prefix, String options) {
        RedshiftException failure =
                catchThrowableOfType(RedshiftException.class, () -> unloads.unload(query, prefix, options));
        assertThat((Throwable) failure).isNotNull();
        return failure;
    }

    @Test
    void everySliceWritesFilesOfItsOwn() throws Exception {
        unloads.unload(THREE, "files/venue_", "");
        unloads.unload(THREE, "files-gz/", "GZIP");
        unloads.unload(THREE, "files-parquet/", "PARQUET");
        unloads.unload(THREE, "files-extension/", "CSV EXTENSION 'csv'");

        assertThat(unloads.names("files/")).containsExactly("venue_0000_part_00", "venue_0001_part_00");
        assertThat(unloads.names("files-gz/")).containsExactly("0000_part_00.gz", "0001_part_00.gz");
        assertThat(unloads.names("files-parquet/")).containsExactly("0000_part_00.parquet", "0001_part_00.parquet");
        assertThat(unloads.names("files-extension/")).containsExactly("0000_part_00.csv", "0001_part_00.csv");
        assertThat(unloads.text("files/venue_0000_part_00") + unloads.text("files/venue_0001_part_00"))
                .isEqualTo("1\n3\n2\n");
    }

    @Test
    void withoutRowsThereAreEmptyTextFilesAndNoParquetFiles() throws Exception {
        unloads.unload("SELECT 1 AS id WHERE false", "empty-text/", "HEADER PARALLEL OFF");
        unloads.unload("SELECT 1 AS id WHERE false", "empty-parquet/", "PARQUET");

        assertThat(unloads.text("empty-text/000")).isEqualTo("id\n");
        assertThat(unloads.names("empty-parquet/")).isEmpty();
    }

    @Test
    void clientIsToldTheNumberOfRows() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(UnloadFixture.statement(THREE, "count/", ""));

            assertThat(statement.getWarnings().getMessage())
                    .contains("UNLOAD completed, 3 record(s) unloaded successfully.");
        }
        assertThat(rows(connection, "SELECT pg_last_unload_count(), pg_last_unload_id() > 0"))
                .containsExactly("3|t");
    }

    @Test
    void manifestListsTheFilesAndCopyReadsIt() throws Exception {
        unloads.unload(THREE, "manifest/m_", "MANIFEST");
        run(connection, "CREATE TABLE u_manifest (id INT)");

        run(
                connection,
                "COPY u_manifest FROM '" + S3OnDisk.url("manifest/m_manifest") + "' " + Warehouse.ROLE + " MANIFEST");

        assertThat(new ObjectMapper().readTree(unloads.text("manifest/m_manifest")))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"entries":[
                          {"url":"s3://landing/manifest/m_0000_part_00","meta":{"content_length":4}},
                          {"url":"s3://landing/manifest/m_0001_part_00","meta":{"content_length":2}}]}"""));
        assertThat(rows(connection, "SELECT SUM(id) FROM u_manifest")).containsExactly("6");
    }

    @Test
    void verboseManifestTellsSchemaSizesAndAuthor() throws Exception {
        String query = "SELECT 1 AS venueid, 'x'::varchar(25) AS name, 1.5::decimal(8,2) AS price";
        unloads.unload(query, "verbose/", "MANIFEST VERBOSE HEADER PARALLEL OFF");

        JsonNode manifest = new ObjectMapper().readTree(unloads.text("verbose/manifest"));

        assertThat(manifest).isEqualTo(new ObjectMapper().readTree("""
                {"entries":[{"url":"s3://landing/verbose/000","meta":{"content_length":28,"record_count":2}}],
                 "schema":{"elements":[
                   {"name":"venueid","type":{"base":"integer"}},
                   {"name":"name","type":{"base":"character varying","max_length":25}},
                   {"name":"price","type":{"base":"numeric","precision":8,"scale":2}}]},
                 "meta":{"content_length":28,"record_count":2},
                 "author":{"name":"Amazon Redshift","version":"1.0.0"}}"""));
    }

    @Test
    void whatIsThereIsNotOverwrittenUnlessWanted() throws Exception {
        warehouse.s3().put("occupied/other", "kept");

        RedshiftException refused = unloadFails(THREE, "occupied/", "");
        assertThat(refused.getSQLState()).isEqualTo("XX000");
        assertThat(refused.getServerErrorMessage().getMessage())
                .isEqualTo(
                        "Specified unload destination on S3 is not empty. Consider using a different bucket / prefix,"
                                + " manually removing the target files in S3, or using the ALLOWOVERWRITE option.");
        unloads.unload(THREE, "occupied/", "ALLOWOVERWRITE PARALLEL OFF");
        assertThat(unloads.names("occupied/")).containsExactly("000", "other");
        unloads.unload(THREE, "occupied/", "CLEANPATH");
        assertThat(unloads.names("occupied/")).containsExactly("0000_part_00", "0001_part_00");
    }

    @Test
    void partitionsAreFolders() throws Exception {
        String query = "SELECT 2 AS id, 'b/c'::varchar(5) AS kind, DATE '2019-01-02' AS day UNION ALL"
                + " SELECT 1, NULL, DATE '2019-01-02' UNION ALL SELECT 3, 'b/c', DATE '2019-01-02' ORDER BY 1 DESC";
        warehouse.s3().put("partitions/day=2019-01-02/kind=b%2Fc/old", "gone");
        warehouse.s3().put("partitions/other", "kept");

        unloads.unload(query, "partitions", "CSV PARTITION BY (day, kind) CLEANPATH MANIFEST PARALLEL OFF");
        unloads.unload(query, "partitions-include/", "CSV PARTITION BY (kind) INCLUDE");

        assertThat(unloads.names("partitions/"))
                .containsExactlyInAnyOrder(
                        "day=2019-01-02/kind=__HIVE_DEFAULT_PARTITION__/000",
                        "day=2019-01-02/kind=b%2Fc/000",
                        "manifest",
                        "other");
        assertThat(unloads.text("partitions/day=2019-01-02/kind=b%2Fc/000")).isEqualTo("3\n2\n");
        assertThat(unloads.text("partitions-include/kind=__HIVE_DEFAULT_PARTITION__/0000_part_00"))
                .isEqualTo("1,,2019-01-02\n");
    }

    @Test
    void partitionColumnsHaveToBeInTheResultAndLeaveSomething() {
        assertThat(unloadFails(THREE, "no-partition/", "PARTITION BY (x)").getSQLState())
                .isEqualTo("42703");
        assertThat(unloadFails(THREE, "only-partition/", "PARTITION BY (id)").getSQLState())
                .isEqualTo("42601");
    }

    @Test
    void filesAreContinuedInAnotherOneWhenFull() throws Exception {
        String query = "SELECT REPEAT('x', 65000) AS v FROM u_hundred a, (SELECT 1 UNION ALL SELECT 2) b";
        run(connection, "CREATE TABLE u_hundred (n INT)");
        run(connection, "INSERT INTO u_hundred VALUES " + hundredRows());

        unloads.unload(query, "rolled/", "MAXFILESIZE 5 MB PARALLEL OFF");

        long largest = 5L * 1024 * 1024;
        List<Long> sizes = new ArrayList<>();
        warehouse
                .s3()
                .client()
                .listObjectsV2(request -> request.bucket(S3OnDisk.BUCKET).prefix("rolled/"))
                .contents()
                .forEach(file -> sizes.add(file.size()));
        assertThat(unloads.names("rolled/")).containsExactly("000", "001", "002");
        assertThat(sizes).allMatch(size -> size <= largest);
        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(200 * 65_001L);
    }

    private static String hundredRows() {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            rows.add("(" + row + ")");
        }
        return String.join(", ", rows);
    }

    @Test
    void viewsTellWhatWasUnloaded() throws Exception {
        unloads.unload(THREE, "views/", "GZIP PARALLEL OFF");
        String id = rows(connection, "SELECT pg_last_unload_id()").get(0);

        assertThat(rows(
                        connection,
                        "SELECT TRIM(path), line_count, transfer_size > 0, TRIM(file_format) FROM stl_unload_log"
                                + " WHERE query = " + id))
                .containsExactly("s3://landing/views/000.gz|3|t|Text");
        assertThat(rows(
                        connection,
                        "SELECT status, file_format, compression_type, unloaded_location, unloaded_rows,"
                                + " unloaded_files_count, error_message FROM sys_unload_history WHERE query_id = "
                                + id))
                .containsExactly("completed|Text|gzip|s3://landing/views/|3|1|");
        assertThat(rows(connection, "SELECT TRIM(file_name), line_count FROM sys_unload_detail WHERE query_id = " + id))
                .containsExactly("s3://landing/views/000.gz|3");
    }

    @Test
    void errorsOfTheQueryAndOfS3LeaveNothingBehind() throws Exception {
        assertThat(unloadFails("SELECT 1 / (3 - id) AS x FROM (" + THREE + ") t", "broken/", "")
                        .getSQLState())
                .isEqualTo("22012");
        assertThat(unloads.names("broken/")).isEmpty();

        RedshiftException noBucket = catchThrowableOfType(
                RedshiftException.class,
                () -> run(connection, "UNLOAD ('select 1') TO 's3://no-such-bucket/x' " + Warehouse.ROLE));
        assertThat(noBucket.getSQLState()).isEqualTo("XX000");
        assertThat(noBucket.getServerErrorMessage().getMessage())
                .startsWith("S3ServiceException:")
                .contains("Status 404,Error NoSuchBucket");
        assertThat(rows(
                        connection,
                        "SELECT DISTINCT status FROM sys_unload_history WHERE unloaded_location ="
                                + " 's3://no-such-bucket/x'"))
                .containsExactly("aborted");
    }

    @Test
    void unloadSeesTheTransactionItRunsIn() throws Exception {
        connection.setAutoCommit(false);
        run(connection, "CREATE TABLE u_open (id INT)", "INSERT INTO u_open VALUES (42)");

        unloads.unload("SELECT * FROM u_open", "open/", "PARALLEL OFF");
        connection.rollback();

        assertThat(unloads.text("open/000")).isEqualTo("42\n");
        assertThat(rows(connection, "SELECT pg_last_unload_count()")).containsExactly("1");
    }

    @Test
    void simpleProtocolUnloadsAmongOtherStatements() throws Exception {
        try (Connection simple = warehouse.connect("preferQueryMode", "simple")) {
            run(
                    simple,
                    "CREATE TEMP TABLE u_simple (id INT); INSERT INTO u_simple VALUES (7); "
                            + UnloadFixture.statement("SELECT * FROM u_simple", "u-simple/", "PARALLEL OFF")
                            + "; DROP TABLE u_simple");
        }

        assertThat(unloads.text("u-simple/000")).isEqualTo("7\n");
    }
}
