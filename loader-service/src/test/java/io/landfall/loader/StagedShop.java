package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TableChange;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.merge.LoadOutcome;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.loader.merge.TargetSchema;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small project, written by a test, in a real warehouse, with batches as a stager leaves them. */
public final class StagedShop {

    private final Path directory;
    private final Warehouse warehouse;
    private Project project;
    private int batches;

    public StagedShop(int port, Path directory) {
        this.directory = directory;
        this.warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
    }

    /** Writes the project: its datasets' templates, and what else it has. */
    public StagedShop has(String datasets, String loads, Map<String, String> files) throws IOException {
        write("warehouse.yaml", "warehouse: shop\nregion: us-west-2\nlanding_bucket: landfall-shop\n");
        StringBuilder pipeline = new StringBuilder("pipeline: shop\ndatasets:\n");
        for (String dataset : datasets.split(" ")) {
            pipeline.append("  - {name: %1$s, location: %1$s/, staging_table: shop_staging.%1$s}%n".formatted(dataset));
        }
        write("pipeline.yaml", pipeline + "loads:\n" + loads);
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        project = ProjectReader.read(directory);
        return this;
    }

    public void table(String name, String columns) throws IOException {
        write("tables/" + name + ".sql", ddl(name, columns));
    }

    public static String ddl(String name, String columns) {
        return "CREATE TABLE IF NOT EXISTS " + name + " (" + columns + ");";
    }

    public void write(String file, String text) throws IOException {
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), text);
    }

    /** An empty warehouse with what the project needs. */
    public StagedShop start() throws Exception {
        warehouse.run(session -> {
            for (String schema : List.of("landfall", "shop_staging", "shop")) {
                session.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            }
            session.execute("CREATE SCHEMA shop_staging");
            for (Dataset dataset : project.pipeline().datasets()) {
                session.execute(project.ddl(dataset.stagingTable()));
            }
            return null;
        });
        return align();
    }

    public StagedShop align() throws Exception {
        TargetSchema schema = new TargetSchema(project);
        schema.create(warehouse);
        schema.align(warehouse);
        return this;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Project project() {
        return project;
    }

    public void execute(String sql) throws Exception {
        warehouse.session(session -> session.execute(sql));
    }

    /** Stages a batch of rows, each written as in VALUES. */
    public void batch(String datasetName, String... rows) throws Exception {
        Dataset dataset = project.pipeline().dataset(datasetName).orElseThrow();
        String id = "b%03d".formatted(++batches);
        warehouse.run(session -> {
            session.execute("CREATE TABLE " + dataset.batchTable(id).sql() + " (LIKE "
                    + dataset.stagingTable().sql() + ")");
            session.execute("INSERT INTO " + dataset.batchTable(id).sql() + " VALUES " + String.join(", ", rows));
            new BatchLedger("shop").staged(session, new StagedBatch(announcement(dataset, id, rows), CAUSE));
            return null;
        });
    }

    private static final Cause CAUSE = new Cause("first", "last");

    private static StagingLoaded announcement(Dataset dataset, String id, String... rows) {
        String table = dataset.batchTable(id).toString();
        return new StagingLoaded("shop", dataset.name(), id, table, "m", 1, rows.length, 1);
    }

    /** Loads what waits, in one transaction; what became of the tables, which is nothing when nothing was ready. */
    public Map<String, TableChange> load() throws Exception {
        LoadOutcome outcome = new LoadTransaction(project).run(warehouse);
        if (outcome.isLast()) {
            return Map.of();
        }
        CommittedLoad load = outcome.committed().get(0);
        return load.announcement().tables();
    }

    /** Stages a batch and loads it. */
    public Map<String, TableChange> load(String dataset, String... rows) throws Exception {
        batch(dataset, rows);
        return load();
    }

    /** Rows of one text each. */
    public List<String> query(String sql) throws Exception {
        return warehouse.run(
                session -> session.createQuery(sql).mapTo(String.class).list());
    }

    /** Announces a load again as if it had never been: its batches wait once more. */
    public void forgetLoads() throws Exception {
        warehouse.run(session -> {
            Ledger.create(session);
            session.execute("DELETE FROM landfall.load_batch");
            return session.execute("DELETE FROM landfall.load");
        });
    }
}
