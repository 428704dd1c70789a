package io.landfall.quality;

import io.landfall.event.Cause;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.LoadUndone;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.UndoLedger;
import io.landfall.project.Dataset;
import io.landfall.project.FileFormat;
import io.landfall.project.FileType;
import io.landfall.project.Load;
import io.landfall.project.LoadMode;
import io.landfall.project.LocationPattern;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.project.check.Check;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** A shop whose tables are checked by a real engine in a real warehouse, and that can be killed and started again. */
final class QualityShop implements AutoCloseable {

    static final String ORDERS = "shop.orders";
    private static final Cause CAUSE = new Cause("first", "last");
    private static final Instant START = Instant.parse("2026-11-20T12:05:00Z");

    final RecordLog log = new RecordLog(this::now);
    final Warehouse warehouse;
    private final ClusterReady ready;
    private final Path directory;
    private Project project;
    private Duration longestCheck = Duration.ofMinutes(1);
    private QualityEngine engine;

    /** The time it is, for the engine. */
    volatile Instant now = START;

    QualityShop(int port, Path directory) throws Exception {
        this.directory = directory;
        this.ready = new ClusterReady("sparkify", "127.0.0.1", port, "dev", "us-west-2", "role", "secret", "b", "q");
        this.warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
        sql("DROP SCHEMA IF EXISTS landfall CASCADE", "DROP SCHEMA IF EXISTS shop CASCADE", "CREATE SCHEMA shop");
        sql("CREATE TABLE shop.orders (id INTEGER, amount INTEGER)", "CREATE TABLE shop.customers (id INTEGER)");
        warehouse.run(session -> {
            Ledger.create(session);
            return null;
        });
    }

    private Instant now() {
        return now;
    }

    QualityShop with(Duration longest) {
        longestCheck = longest;
        return this;
    }

    /** Starts the engine, and opens its gate. */
    void start(Check... checks) {
        start(false, checks);
    }

    void start(boolean paused, Check... checks) {
        Dataset orders = Dataset.of(
                "orders", LocationPattern.of("orders/"), FileFormat.of(FileType.JSON), QualifiedName.parse("shop.raw"));
        Load load = new Load(
                QualifiedName.parse(ORDERS), LoadMode.APPEND, List.of(), List.of(), List.of("orders"), "loads/o.sql");
        project = new Project(
                directory,
                ProjectReader.read(Path.of("..", "examples", "sparkify")).warehouse(),
                new PipelineDefinition("shop", List.of(orders), List.of(load), Arrays.asList(checks)));
        restart(paused);
    }

    /** Ends the engine wherever it is, as a kill would; the next one gets what was not acknowledged. */
    void restart(boolean paused) {
        if (engine != null) {
            engine.close();
        }
        engine = new QualityEngine(
                project,
                log,
                new QualityEngine.Patience(longestCheck, Duration.ofMillis(50), new ShopClock()),
                r -> warehouse);
        engine.start();
        log.connect(engine);
        if (!paused) {
            resume();
        }
    }

    void pause() {
        engine.gate().paused(new ClusterPaused("sparkify", "r", "b", "q", now));
    }

    void resume() {
        engine.gate().ready(ready);
    }

    void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void sql(String... statements) throws Exception {
        for (String sql : statements) {
            warehouse.session(session -> session.execute(sql));
        }
    }

    List<String> column(String sql) throws Exception {
        return warehouse.run(
                session -> session.createQuery(sql).mapTo(String.class).list());
    }

    /** A batch that waits for a load. */
    StagedBatch staged(String batch) throws Exception {
        StagedBatch staged =
                new StagedBatch(new StagingLoaded("shop", "orders", batch, "shop.raw__" + batch, "m", 1, 1, 1), CAUSE);
        warehouse.run(session -> {
            new BatchLedger("shop").staged(session, staged);
            return null;
        });
        return staged;
    }

    /** A load of the batches that changed the orders is committed, and announced. */
    TablesLoaded loaded(String load, StagedBatch... batches) throws Exception {
        TablesLoaded event = new TablesLoaded(
                "shop", load, batches.length, 1, Map.of("orders", 1L), Map.of(ORDERS, new TableChange(1, 0)));
        warehouse.run(session -> {
            new LoadLedger("shop").loaded(session, new CommittedLoad(event, CAUSE), List.of(batches));
            return null;
        });
        tell(event);
        return event;
    }

    void undone(String load) throws Exception {
        warehouse.run(session -> {
            new UndoLedger("shop").undone(session, new LoadUndone("shop", "u", load, 1, 1, Map.of()), CAUSE);
            return null;
        });
    }

    /** A record of another service arrives. */
    void tell(Event event) {
        log.receive(event, CAUSE);
    }

    <E extends Event> E awaitOne(Class<E> type) {
        return await(type, 1).get(0);
    }

    <E extends Event> List<E> await(Class<E> type, int count) {
        await(() -> log.of(type).size() >= count);
        return log.of(type);
    }

    /** Until everything that was told is acknowledged. */
    void awaitQuiet() {
        await(log::isAllAcknowledged);
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private final class ShopClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
