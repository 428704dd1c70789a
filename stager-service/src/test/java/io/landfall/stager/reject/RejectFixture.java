package io.landfall.stager.reject;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.redshift.S3OnDisk;
import io.landfall.stager.batch.Batch;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.DatasetStager;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.stager.copy.StagingSchema;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A project with a dataset for each kind of file, on one warehouse for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RejectFixture {

    static final Cause CAUSE = new Cause("first", "last");

    private static final String COLUMNS = """
            CREATE TABLE IF NOT EXISTS %s (
              id INTEGER NOT NULL, quantity INTEGER, name VARCHAR(16), price DECIMAL(8,2), day DATE, at TIMESTAMP,
              flag BOOLEAN, code CHAR(2), big BIGINT, ratio DOUBLE PRECISION)
            """;

    private static final String PIPELINE = """
            pipeline: shop
            datasets:
              - {name: json, location: json/, format: {type: json}, staging_table: staging.orders}
              - {name: csv, location: csv/, format: {type: csv, header_lines: 1}, staging_table: staging.orders}
              - {name: json_gz, location: json_gz/, format: {type: json, compression: gzip}, staging_table: staging.orders}
              - {name: csv_gz, location: csv_gz/, format: {type: csv, compression: gzip}, staging_table: staging.orders}
              - name: kept_json
                location: kept_json/
                format: {type: json}
                staging_table: staging.orders
                on_bad_rows: reject_rows
                bad_row_limit: 3
              - name: kept_csv
                location: kept_csv/
                format: {type: csv, header_lines: 1, compression: gzip}
                staging_table: staging.orders
                on_bad_rows: reject_rows
                bad_row_limit: 3
            loads:
              - {target: shop.orders, mode: append, inputs: [json], sql: loads/orders.sql}
            """;

    final RecordedAnnouncements announced = new RecordedAnnouncements();
    final io.landfall.redshift.Warehouse local;
    final S3OnDisk s3;
    final Project project;
    final WarehouseGate.Open open;
    private final S3ObjectStore store;

    RejectFixture(io.landfall.redshift.Warehouse local) {
        this.local = local;
        this.s3 = local.s3();
        this.store = new S3ObjectStore(s3.client(), S3OnDisk.BUCKET);
        this.project = project();
        int port = local.local().port();
        this.open = new WarehouseGate.Open(
                new ClusterReady(
                        "shop",
                        "127.0.0.1",
                        port,
                        "dev",
                        "us-west-2",
                        "arn:aws:iam::1:role/r",
                        "secret",
                        S3OnDisk.BUCKET,
                        "queue"),
                new Warehouse(
                        new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                        arn -> new Credentials("awsuser", "Secret-1")));
    }

    private static Project project() {
        try {
            Path directory = Files.createTempDirectory("shop");
            Map<String, String> files = Map.of(
                    "warehouse.yaml",
                    "warehouse: shop\nregion: us-west-2\nlanding_bucket: landing\n",
                    "pipeline.yaml",
                    PIPELINE,
                    "tables/staging.orders.sql",
                    COLUMNS.formatted("staging.orders"),
                    "tables/shop.orders.sql",
                    COLUMNS.formatted("shop.orders"),
                    "loads/orders.sql",
                    "SELECT * FROM {{ staging('json') }}");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return ProjectReader.read(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void emptyWarehouse() throws Exception {
        open.warehouse().run(session -> {
            session.execute("DROP SCHEMA IF EXISTS landfall CASCADE");
            session.execute("DROP SCHEMA IF EXISTS staging CASCADE");
            return null;
        });
        new StagingSchema(project).create(open.warehouse());
    }

    void stage(String dataset, List<LandedFile> files) throws Exception {
        new DatasetStager(
                        project,
                        project.pipeline().dataset(dataset).orElseThrow(),
                        announced,
                        o -> store,
                        new CopySlots(1))
                .stage(open, new Batch(files, files.size(), CAUSE));
    }

    LandedFile put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    LandedFile put(String key, byte[] content) {
        return put(key, content, "01");
    }

    LandedFile put(String key, byte[] content, String sequencer) {
        s3.put(key, content);
        String eTag = s3.client()
                .headObject(r -> r.bucket(S3OnDisk.BUCKET).key(key))
                .eTag()
                .replace("\"", "");
        return new LandedFile(S3OnDisk.BUCKET, key, null, eTag, content.length, sequencer);
    }

    List<RejectedFile> rejected() {
        return announced.of(FilesRejected.class).stream()
                .flatMap(event -> event.files().stream())
                .toList();
    }

    List<String> query(String sql) throws Exception {
        return open.warehouse()
                .run(session -> session.createQuery(sql).mapTo(String.class).list());
    }
}
