package io.landfall.checks;

import io.landfall.event.Cause;
import io.landfall.event.Occasion;
import io.landfall.event.Severity;
import io.landfall.event.StagingLoaded;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Dataset;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Scope;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** A shop with sales and customers in a real warehouse, and what its checks find. */
final class CheckedShop {

    static final QualifiedName SALES = QualifiedName.parse("shop.sales");
    static final QualifiedName CUSTOMERS = QualifiedName.parse("shop.customers");
    static final QualifiedName STAGED = QualifiedName.parse("shop_staging.sales");
    static final Instant NOW = Instant.parse("2018-11-30T12:00:00Z");

    private static final String COLUMNS =
            "id INTEGER, customer INTEGER, level VARCHAR(16), amount DECIMAL(10,2), \"at\" TIMESTAMP";

    /** Ports of warehouses that have a ledger: creating one takes longer than a test. */
    private static final Set<Integer> LEDGERS = ConcurrentHashMap.newKeySet();

    final Project project;
    final Warehouse warehouse;
    final List<String> statements = new ArrayList<>();
    private final int port;
    private final List<StagedBatch> batches = new ArrayList<>();

    CheckedShop(int port, Path directory) throws IOException {
        this.port = port;
        this.project = new Project(directory, null, pipeline());
        this.warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
        write("loads/sales.sql", "SELECT * FROM {{ staging('sales') }} s -- all");
        write("loads/late.sql", "SELECT level, id FROM {{ staging('late') }} s");
        write("loads/customers.sql", "SELECT * FROM {{ staging('customers') }} s");
    }

    /** Sales are merged, late levels of sales set, and the list of customers replaced. */
    private static PipelineDefinition pipeline() {
        return new PipelineDefinition(
                "shop",
                List.of(dataset("sales"), dataset("late"), dataset("customers")),
                List.of(
                        load(SALES, LoadMode.MERGE, List.of("amount DESC"), "sales"),
                        load(SALES, LoadMode.UPDATE, List.of("level"), "late"),
                        load(CUSTOMERS, LoadMode.REPLACE, List.of(), "customers")),
                List.of());
    }

    private static Dataset dataset(String name) {
        QualifiedName table = QualifiedName.parse("shop_staging." + name);
        return Dataset.of(name, LocationPattern.of(name + "/"), FileFormat.of(FileType.JSON), table);
    }

    private static Load load(QualifiedName target, LoadMode mode, List<String> order, String dataset) {
        return new Load(target, mode, List.of("id"), order, List.of(dataset), "loads/" + dataset + ".sql");
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(project.directory().resolve(file).getParent());
        Files.writeString(project.directory().resolve(file), text);
    }

    /** Empty tables. */
    void start() throws Exception {
        batches.clear();
        execute(
                "DROP SCHEMA IF EXISTS shop_staging CASCADE",
                "DROP SCHEMA IF EXISTS shop CASCADE",
                "CREATE SCHEMA shop",
                "CREATE SCHEMA shop_staging",
                "CREATE TABLE shop.sales (" + COLUMNS + ")",
                "CREATE TABLE shop_staging.sales (" + COLUMNS + ")",
                "CREATE TABLE shop.customers (id INTEGER, region VARCHAR(8))",
                "CREATE TABLE shop_staging.late (id INTEGER, level VARCHAR(16))",
                "CREATE TABLE shop_staging.customers (LIKE shop.customers)");
    }

    /** What Landfall remembers, empty. */
    void ledger() throws Exception {
        if (LEDGERS.add(port)) {
            warehouse.run(session -> {
                Ledger.create(session);
                return null;
            });
        }
        execute(
                "DELETE FROM landfall.check_result",
                "DELETE FROM landfall.check_failures",
                "DELETE FROM landfall.batch");
    }

    void execute(String... statements) throws Exception {
        warehouse.session(session -> {
            for (String sql : statements) {
                session.execute(sql);
            }
            return null;
        });
    }

    /** Rows in the table of sales, each written as in VALUES. */
    void sold(String... rows) throws Exception {
        execute("INSERT INTO shop.sales VALUES " + String.join(", ", rows));
    }

    /** Rows in a batch of sales. */
    void staged(String batch, String... rows) throws Exception {
        stagedOf("sales", batch, rows);
    }

    /** Rows in a batch of a dataset. */
    void stagedOf(String dataset, String batch, String... rows) throws Exception {
        QualifiedName table = project.pipeline().dataset(dataset).orElseThrow().batchTable(batch);
        execute("CREATE TABLE " + table.sql() + " (LIKE shop_staging." + dataset + ")");
        execute("INSERT INTO " + table.sql() + " VALUES " + String.join(", ", rows));
        StagedBatch staged = new StagedBatch(
                new StagingLoaded("shop", dataset, batch, table.toString(), "m", 1, rows.length, 1),
                new Cause("first", "last"));
        warehouse.run(session -> {
            new BatchLedger("shop").staged(session, staged);
            return null;
        });
        batches.add(staged);
    }

    /** What the checks find inside of a transaction. */
    List<CheckResult> gate(Map<QualifiedName, String> deltas, CheckRunner runner, Check... checks) throws Exception {
        CheckSubject subject = new CheckSubject("g", Occasion.GATE, 1, batches, deltas, NOW);
        return warehouse.run(session -> runner.run(counting(session), List.of(checks), subject));
    }

    CheckSubject subject(String run, Occasion occasion) {
        return new CheckSubject(run, occasion, 1, batches, Map.of(), NOW);
    }

    /** What the checks find outside of a transaction. */
    List<CheckResult> run(Check... checks) throws Exception {
        return run(subject("r", Occasion.LOAD), checks);
    }

    List<CheckResult> run(CheckSubject subject, Check... checks) throws Exception {
        return warehouse.session(session -> new CheckRunner(project).run(counting(session), List.of(checks), subject));
    }

    CheckResult one(Check check) throws Exception {
        return run(check).get(0);
    }

    /** The session, whose statements are kept from now on. */
    Handle counting(Handle session) {
        statements.clear();
        session.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRawSql());
            }
        });
        return session;
    }

    static Check check(CheckTest test) {
        return check("check", SALES, test, null);
    }

    static Check check(CheckTest test, String where) {
        return check("check", SALES, test, where);
    }

    static Check check(String name, QualifiedName table, CheckTest test, String where) {
        return new Check(
                name,
                test,
                List.of(table),
                Severity.ERROR,
                where,
                Scope.TABLE,
                false,
                null,
                "",
                null,
                List.of(),
                20,
                null);
    }

    static Check delta(CheckTest test) {
        return new Check(
                "delta",
                test,
                List.of(SALES),
                Severity.ERROR,
                null,
                Scope.DELTA,
                false,
                null,
                "",
                null,
                List.of(),
                20,
                null);
    }
}
