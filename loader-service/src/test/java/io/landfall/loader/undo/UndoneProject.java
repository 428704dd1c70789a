package io.landfall.loader.undo;

import io.landfall.event.Cause;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.PipelineCommand;
import io.landfall.event.ReplayBatch;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.event.UndoLoad;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.EmptySchemas;
import io.landfall.loader.LoadRequests;
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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A project with a target of every mode, in a real warehouse. Rows are {@code (id, v, note)}. */
final class UndoneProject {

    private static final EmptySchemas SCHEMAS = new EmptySchemas("landfall", "staging", "u");
    private static final Cause CAUSE = new Cause("first", "last");
    private static final String COLUMNS = "(id INTEGER%s, v INTEGER, note VARCHAR(16))";

    /** Each load of the project: target, mode and what else it says. */
    private static final List<String> LOADS = List.of(
            "u.plain|append||facts",
            "u.keyed|append|key: [id], order_by: [v, note]|facts",
            "u.merged|merge|key: [id], order_by: [v, note]|facts",
            "u.versioned|merge|key: [id], version: [v], order_by: [note]|facts",
            "u.keyed|update|key: [id], order_by: [v DESC, note]|facts",
            "u.history|scd2|key: [id], order_by: [note], history: {current: is_current}|facts",
            "u.whole|replace||snapshot");

    private static final String VERSION = " || '|' || CAST(valid_from AS VARCHAR) || '|'"
            + " || COALESCE(CAST(valid_to AS VARCHAR), '-') || '|' || CASE WHEN is_current THEN 'y' ELSE 'n' END";

    private final Project project;
    private final Warehouse warehouse;
    private final int port;
    private int batches;
    private int requests;

    UndoneProject(Path directory, int port, String undo) {
        this.port = port;
        this.project = write(directory, undo);
        this.warehouse = connect();
    }

    Warehouse connect() {
        return new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
    }

    Project project() {
        return project;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    void empty() throws Exception {
        SCHEMAS.prepare(warehouse, () -> {
            warehouse.run(session -> {
                session.execute("CREATE SCHEMA staging");
                for (Dataset dataset : project.pipeline().datasets()) {
                    session.execute(project.ddl(dataset.stagingTable()));
                }
                return null;
            });
            TargetSchema targets = new TargetSchema(project);
            targets.create(warehouse);
            targets.align(warehouse);
        });
    }

    /** @param rows such as {@code (1, 2, 'x')} */
    String stage(String datasetName, String... rows) throws Exception {
        String id = "b%04d".formatted(++batches);
        stage(id, datasetName, rows);
        return id;
    }

    /** Stages what had that id in a warehouse before; their order is that of the ids, whenever they are staged. */
    void stageAgain(String id, String dataset, String... rows) throws Exception {
        stage(id, dataset, rows);
        warehouse.run(session -> session.execute("UPDATE landfall.batch SET staged_at = '2018-11-01'"));
    }

    private void stage(String id, String datasetName, String... rows) throws Exception {
        Dataset dataset = project.pipeline().dataset(datasetName).orElseThrow();
        String table = dataset.batchTable(id).sql();
        warehouse.run(session -> {
            session.execute(
                    "CREATE TABLE " + table + " (LIKE " + dataset.stagingTable().sql() + ")");
            session.execute("INSERT INTO " + table + " VALUES " + String.join(", ", rows));
            StagingLoaded event = new StagingLoaded(
                    "undone", datasetName, id, dataset.batchTable(id).toString(), "m", 1, rows.length, rows.length);
            new BatchLedger("undone").staged(session, new StagedBatch(event, CAUSE));
            return null;
        });
    }

    Optional<TablesLoaded> load() throws Exception {
        LoadOutcome outcome = new LoadTransaction(project).run(warehouse);
        return outcome.isLast()
                ? Optional.empty()
                : outcome.committed().stream().map(CommittedLoad::announcement).findFirst();
    }

    /** Stages and loads one batch; returns the id of the load. */
    String load(String dataset, String... rows) throws Exception {
        stage(dataset, rows);
        return load().orElseThrow().load();
    }

    LoadRequestEvent undo(String load) throws Exception {
        return ask(new UndoLoad("undone", "r" + ++requests, load, false));
    }

    LoadRequestEvent replay(String batch) throws Exception {
        return ask(new ReplayBatch("undone", "r" + ++requests, batch));
    }

    LoadRequestEvent ask(PipelineCommand command) throws Exception {
        return new LoadRequests(project).answer(warehouse, command, CAUSE);
    }

    /** Every row of every target, in order. */
    Map<String, List<String>> content() throws Exception {
        List<String> tables = List.of("plain", "keyed", "merged", "versioned", "history", "whole");
        String rows = tables.stream()
                .map(table -> "SELECT '" + table
                        + "' || '=' || CAST(id AS VARCHAR) || '|' || COALESCE(CAST(v AS VARCHAR), '')"
                        + " || '|' || COALESCE(note, 'NULL')" + (table.equals("history") ? VERSION : "")
                        + " AS line FROM u." + table)
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
        Map<String, List<String>> content = new TreeMap<>();
        tables.forEach(table -> content.put(table, new ArrayList<>()));
        for (String row : query(rows)) {
            int name = row.indexOf('=');
            content.get(row.substring(0, name)).add(row.substring(name + 1));
        }
        return content;
    }

    List<String> query(String sql) throws Exception {
        return warehouse.run(
                session -> session.createQuery(sql).mapTo(String.class).list());
    }

    private static Project write(Path directory, String undo) {
        try {
            Files.createDirectories(directory.resolve("tables"));
            Files.createDirectories(directory.resolve("loads"));
            Files.copy(Path.of("..", "examples", "sparkify", "warehouse.yaml"), directory.resolve("warehouse.yaml"));
            Files.writeString(directory.resolve("pipeline.yaml"), pipeline(undo));
            for (String dataset : List.of("facts", "snapshot")) {
                table(directory, "staging." + dataset, COLUMNS.formatted(""));
                Files.writeString(
                        directory.resolve("loads/" + dataset + ".sql"),
                        "SELECT id, v, note FROM {{ staging('" + dataset + "') }} s");
            }
            for (String target : List.of("u.plain", "u.keyed", "u.merged", "u.versioned", "u.whole")) {
                table(directory, target, COLUMNS.formatted(target.equals("u.versioned") ? " NOT NULL" : ""));
            }
            table(
                    directory,
                    "u.history",
                    "(id INTEGER, v INTEGER, note VARCHAR(16),"
                            + " valid_from TIMESTAMP, valid_to TIMESTAMP, is_current BOOLEAN)");
            Files.writeString(directory.resolve("loads/history.sql"), """
                    SELECT id, v, note, DATEADD(day, COALESCE(v, 9), CAST('2020-01-01' AS TIMESTAMP)) AS valid_from
                    FROM {{ staging('facts') }} s""");
            return ProjectReader.read(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void table(Path directory, String name, String columns) throws IOException {
        Files.writeString(
                directory.resolve("tables/" + name + ".sql"), "CREATE TABLE IF NOT EXISTS " + name + " " + columns);
    }

    private static String pipeline(String undo) {
        List<String> lines = new ArrayList<>(List.of("pipeline: undone", "undo: {keep: " + undo + "}", "datasets:"));
        for (String dataset : List.of("facts", "snapshot")) {
            lines.add("  - {name: %1$s, location: %1$s/, staging_table: staging.%1$s}".formatted(dataset));
        }
        lines.add("loads:");
        for (String load : LOADS) {
            String[] parts = load.split("\\|", -1);
            lines.add("  - {target: %s, mode: %s, %s inputs: [%s], sql: loads/%s.sql}"
                    .formatted(
                            parts[0],
                            parts[1],
                            parts[2].isEmpty() ? "" : parts[2] + ",",
                            parts[3],
                            parts[1].equals("scd2") ? "history" : parts[3]));
        }
        return String.join("\n", lines) + "\n";
    }
}
