package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.merge.TargetSchema;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.file.Path;
import java.util.List;

/** The Sparkify project in a real warehouse, with batches as a stager leaves them: a table each, and the ledger's row. */
final class StagedSparkify {

    private static final EmptySchemas SCHEMAS = new EmptySchemas("landfall", "staging", "sparkify");

    private final Project project = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    private final WarehouseGate.Open open;
    private int batches;

    StagedSparkify(int port) {
        WarehouseAddress address = new WarehouseAddress("127.0.0.1", port, "dev", "secret", false);
        this.open = new WarehouseGate.Open(
                new ClusterReady("sparkify", "127.0.0.1", port, "dev", "us-west-2", "role", "secret", "b", "q"),
                new Warehouse(address, arn -> new Credentials("awsuser", "Secret-1")));
    }

    Project project() {
        return project;
    }

    WarehouseGate.Open open() {
        return open;
    }

    /** All tables, without a row. */
    void empty() throws Exception {
        batches = 0;
        SCHEMAS.prepare(open.warehouse(), () -> {
            open.warehouse().run(session -> {
                session.execute("CREATE SCHEMA staging");
                for (Dataset dataset : project.pipeline().datasets()) {
                    session.execute(project.ddl(dataset.stagingTable()));
                }
                return null;
            });
            new TargetSchema(project).create(open.warehouse());
        });
    }

    void song(String id, String artist, String title, String name, double duration) throws Exception {
        batch(
                "song_data",
                "(song_id, artist_id, title, artist_name, duration, year) VALUES ('%s', '%s', '%s', '%s', %s, 0)"
                        .formatted(id, artist, title, name, duration));
    }

    void play(int item, int user, String level, long ts, String song, String artist, double length) throws Exception {
        batch(
                "log_data",
                "(page, session_id, item_in_session, user_id, level, ts, song, artist, length) "
                        + "VALUES ('NextSong', 1, %d, %d, '%s', %d, '%s', '%s', %s)"
                                .formatted(item, user, level, ts, song, artist, length));
    }

    void playOfNobody(int item, long ts) throws Exception {
        batch("log_data", "(page, session_id, item_in_session, ts) VALUES ('NextSong', 1, %d, %d)".formatted(item, ts));
    }

    List<String> query(String sql) throws Exception {
        return open.warehouse()
                .run(session -> session.createQuery(sql).mapTo(String.class).list());
    }

    List<String> batchTables() throws Exception {
        return query("SELECT table_name FROM information_schema.tables WHERE table_name LIKE '%data\\\\_\\\\_%'");
    }

    private void batch(String datasetName, String values) throws Exception {
        Dataset dataset = project.pipeline().dataset(datasetName).orElseThrow();
        String id = "b%03d".formatted(++batches);
        String table = dataset.batchTable(id).sql();
        open.warehouse().run(session -> {
            session.execute(
                    "CREATE TABLE " + table + " (LIKE " + dataset.stagingTable().sql() + ")");
            session.execute("INSERT INTO " + table + ' ' + values);
            new BatchLedger("sparkify")
                    .staged(
                            session,
                            new StagedBatch(
                                    new StagingLoaded(
                                            "sparkify",
                                            datasetName,
                                            id,
                                            dataset.batchTable(id).toString(),
                                            "m",
                                            1,
                                            1,
                                            1),
                                    new Cause("first", "last")));
            return null;
        });
    }
}
