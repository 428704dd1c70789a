package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.Occasion;
import io.landfall.event.PipelineCommand;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A shop whose orders are merged and logged, with checks, and a running loader. Rows are {@code (id, amount, note)}; a row
 * without a note changes the note of no order.
 */
public final class GatedShop implements AutoCloseable {

    private static final EmptySchemas SCHEMAS = new EmptySchemas("landfall", "shop_staging", "shop");
    private static final Cause CAUSE = new Cause("landed", "landed");
    private static final long SECONDS = 120;
    private static final String COLUMNS = "id INTEGER, amount INTEGER, note VARCHAR(16)";
    private static final String LOADS = """
              - {target: shop.orders, mode: merge, key: [id], inputs: [orders], sql: loads/orders.sql}
              - {target: shop.journal, mode: append, inputs: [orders], sql: loads/journal.sql}
              - {target: shop.orders, mode: update, key: [id], inputs: [amends], sql: loads/amends.sql}
            """;

    private final StagedShop shop;
    private final int port;
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private LoaderEngine engine;

    /** @param checks each as an entry of pipeline.yaml */
    public GatedShop(int port, Path directory, String... checks) throws Exception {
        this.port = port;
        this.shop = new StagedShop(port, directory);
        shop.table("shop.orders", COLUMNS);
        shop.table("shop.journal", COLUMNS);
        shop.table("shop_staging.orders", COLUMNS);
        shop.table("shop_staging.amends", COLUMNS);
        String all = checks.length == 0 ? "" : "checks:\n  - " + String.join("\n  - ", checks) + "\n";
        shop.has(
                "orders amends",
                LOADS + all,
                Map.of(
                        "loads/orders.sql", "SELECT id, amount, note FROM {{ staging('orders') }} s",
                        "loads/journal.sql", "SELECT id, amount, note FROM {{ staging('orders') }} s",
                        "loads/amends.sql", "SELECT id, note FROM {{ staging('amends') }} s",
                        "checks/broken.sql", "SELECT COUNT(*) / 0 FROM {{ target('orders') }}"));
        SCHEMAS.prepare(shop.warehouse(), shop::start);
        begin();
    }

    /** Another loader on the same ledger. */
    public void restart() throws InterruptedException {
        engine.close();
        begin();
    }

    private void begin() throws InterruptedException {
        engine = new LoaderEngine(shop.project(), announced, ready -> shop.warehouse(), Duration.ofMillis(50));
        engine.start();
        engine.gate().ready(new ClusterReady("shop", "127.0.0.1", port, "dev", "us-west-2", "r", "s", "b", "q"));
        engine.gate().await();
    }

    public StagedShop shop() {
        return shop;
    }

    public LoaderEngine engine() {
        return engine;
    }

    public RecordedAnnouncements announced() {
        return announced;
    }

    /** Stages a batch for each text of rows, and returns when the loader is done with them. */
    public void land(String... batches) throws Exception {
        for (String rows : batches) {
            shop.batch("orders", rows.split("; "));
        }
        tell();
    }

    /** Makes the batch one of this version of this file, as the ledger has it. */
    public void ofFile(String batch, String key, String version) throws Exception {
        shop.execute(
                "INSERT INTO landfall.file VALUES ('shop', 'orders', 'landing', '%s', '%s', '%s', 1, '%s', 'staged', NULL,"
                                .formatted(key, version, version, batch)
                        + " GETDATE())");
    }

    /** Tells the loader that something was staged, and returns when it acknowledges that. */
    public void tell() throws Exception {
        StagingLoaded staged = new StagingLoaded("shop", "orders", "b", "shop_staging.orders__b", "m", 1, 1, 1);
        CountDownLatch done = new CountDownLatch(1);
        engine.offer(new Delivery<>(staged, Instant.now(), CAUSE, done::countDown));
        await(done);
    }

    /** What was asked, and is acknowledged. */
    public void ask(PipelineCommand command) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        engine.ask(new Delivery<>(command, Instant.now(), CAUSE, done::countDown));
        await(done);
    }

    /** A retry that is due. */
    public static RetryRequested retry(String run, Occasion occasion, int attempt, RetryAction action) {
        return new RetryRequested("shop", run, occasion, attempt, action, List.of("amounts"), Instant.EPOCH);
    }

    /** Hands the retry over, and returns when it is acknowledged. */
    public void retry(RetryRequested retry) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        engine.retry(new Delivery<>(retry, Instant.now(), CAUSE, done::countDown));
        await(done);
    }

    private static void await(CountDownLatch done) throws InterruptedException {
        if (!done.await(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not acknowledged within " + SECONDS + " s");
        }
    }

    public <E extends Event> List<E> announced(Class<E> type) {
        return announced.of(type);
    }

    /** Every row of the orders, in order. */
    public List<String> orders() throws Exception {
        return shop.query(
                "SELECT id || ' ' || COALESCE(CAST(amount AS VARCHAR), '-') || ' ' || COALESCE(note, '-') AS line"
                        + " FROM shop.orders ORDER BY line");
    }

    /** Every row of every table but those in which refusals are written down, and how the tables look. */
    public Map<String, List<String>> everything() throws Exception {
        Map<String, List<String>> all = new TreeMap<>();
        all.put(
                "catalog",
                shop.query("SELECT table_schema || '.' || table_name || '.' || column_name || ' ' || data_type"
                        + " || ' ' || ordinal_position AS line FROM information_schema.columns"
                        + " WHERE table_schema IN ('shop', 'shop_staging', 'landfall') ORDER BY line"));
        for (String table : shop.query("SELECT DISTINCT table_schema || '.' || table_name AS name FROM"
                + " information_schema.tables WHERE table_schema IN ('shop', 'shop_staging', 'landfall')"
                + " AND table_name NOT IN ('gate_failure', 'check_result', 'check_failures')")) {
            all.put(table, rows(table));
        }
        return all;
    }

    private List<String> rows(String table) throws Exception {
        return shop.warehouse()
                .run(session ->
                        session
                                .createQuery("SELECT * FROM "
                                        + QualifiedName.parse(table).sql())
                                .mapToMap()
                                .list()
                                .stream()
                                .map(row -> new ArrayList<>(row.values()).toString())
                                .sorted()
                                .toList());
    }

    @Override
    public void close() {
        engine.close();
    }
}
