package io.landfall.loader.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.BatchesReplaced;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Event;
import io.landfall.event.LoadFailed;
import io.landfall.event.LoadUndone;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.TablesLoaded;
import io.landfall.event.UndoLoad;
import io.landfall.loader.GatedShop;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gate refuses was never there, and waits; what it lets pass is told with the load. */
@ExtendWith(Shared.class)
class GateIT {

    private static final String AMOUNTS =
            "{name: amounts, table: shop.orders, between: {column: amount, min: 0}, gate: true}";

    private final Warehouse local;

    @TempDir
    private Path directory;

    private GatedShop shop;

    GateIT(Warehouse local) {
        this.local = local;
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SNAPSHOT", "SERIALIZABLE"})
    void refusedLoadLeavesEverythingAsItWas(String level) throws Exception {
        isolation(level);
        try {
            refuseAtThisLevel();
        } finally {
            isolation("SNAPSHOT");
        }
    }

    private void refuseAtThisLevel() throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, 10, 'a'); (2, 20, 'b')");
        shop.announced().take();
        shop.shop().batch("orders", "(1, 11, 'a')", "(3, -1, 'bad')");
        Map<String, List<String>> before = shop.everything();

        shop.tell();
        assertThat(shop.everything()).isEqualTo(before);
        QualityFailed failed = only(QualityFailed.class);
        assertThat(failed.run()).isEqualTo("b002");
        assertThat(failed.occasion()).isEqualTo(Occasion.GATE);
        assertThat(failed.attempt()).isEqualTo(1);
        assertThat(failed.checks()).singleElement().satisfies(outcome -> {
            assertThat(outcome.check()).isEqualTo("amounts");
            assertThat(outcome.failingRows()).isEqualTo(1);
            assertThat(outcome.samples()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("id", "3"));
        });
        assertThat(shop.announced().all()).containsExactly(failed);
        assertThat(shop.shop().query("SELECT run || attempt || batch_id || checks FROM landfall.gate_failure"))
                .containsExactly("b0021b002amounts");
    }

    @Test
    void refusedBatchesWaitForCompanyAndAreLoadedWithIt() throws Exception {
        shop = open("{name: enough, table: shop.orders, row_count: {min: 2}, gate: true}");
        shop.land("(1, 1, 'a')");
        shop.tell();
        assertThat(shop.announced().all()).singleElement().isInstanceOf(QualityFailed.class);
        assertThat(shop.orders()).isEmpty();

        shop.land("(2, 2, 'b')");
        assertThat(shop.orders()).hasSize(2);
        List<Event> told = shop.announced().all();
        TablesLoaded loaded = only(TablesLoaded.class);
        assertThat(loaded.batches()).isEqualTo(2);
        assertThat(told.get(told.size() - 2)).isInstanceOfSatisfying(QualityPassed.class, passed -> {
            assertThat(passed.run()).isEqualTo(loaded.load());
            assertThat(passed.attempt()).isEqualTo(2);
        });
        assertThat(shop.shop().query("SELECT status FROM landfall.check_result WHERE run = '" + loaded.load() + "'"))
                .containsExactly("passed");
    }

    @Test
    void correctedFileIsLoadedInsteadOfTheBatchThatWasRefusedForIt() throws Exception {
        shop = open(AMOUNTS);
        shop.ofFile("b001", "orders/a", "v1");
        shop.land("(1, -1, 'bad')");
        assertThat(only(QualityFailed.class).attempt()).isEqualTo(1);

        shop.ofFile("b002", "orders/a", "v2");
        shop.land("(1, 1, 'good')");
        assertThat(shop.orders()).containsExactly("1 1 good");
        assertThat(only(BatchesReplaced.class).batches()).containsExactly("b001");
        assertThat(shop.announced(QualityFailed.class)).hasSize(1);
    }

    @Test
    void gateThatWarnsLetsTheLoadPass() throws Exception {
        shop = open(
                "{name: amounts, table: shop.orders, between: {column: amount, min: 0}, severity: warn, gate: true}");
        shop.land("(1, -1, 'odd')");
        assertThat(only(QualityPassed.class).counts().warned()).isEqualTo(1);
        assertThat(shop.orders()).containsExactly("1 -1 odd");
    }

    @Test
    void brokenGateIsNamedAmongOthersAndNeverPasses() throws Exception {
        shop = open(
                AMOUNTS,
                "{name: nonsense, table: shop.orders, not_null: [note], where: nope > 0, severity: warn, gate: true}",
                "{name: notes, table: shop.orders, not_null: [note], gate: true}");
        shop.land("(1, 1, 'good')");
        assertThat(only(QualityFailed.class).checks()).singleElement().satisfies(outcome -> {
            assertThat(outcome.check()).isEqualTo("nonsense");
            assertThat(outcome.status()).isEqualTo(CheckStatus.BROKEN);
            assertThat(outcome.observed()).contains("nope");
        });
        assertThat(shop.orders()).isEmpty();
        assertThat(shop.announced(LoadFailed.class)).isEmpty();
    }

    /** The warehouse has no other word for it than for a row that does not fit, and no batch is to blame. */
    @Test
    void brokenGateHoldsNoBatch() throws Exception {
        shop = open("{name: divided, sql: checks/broken.sql, tables: [shop.orders], expect: 0, gate: true}");
        shop.land("(1, 1, 'good')", "(2, 1, 'good')");
        assertThat(only(QualityFailed.class).counts().broken()).isEqualTo(1);
        assertThat(shop.shop().query("SELECT batch_id FROM landfall.held_batch"))
                .isEmpty();
    }

    @Test
    void batchThatCannotBeWrittenIsFoundAmongOthersAGateLetsPassOnlyTogether() throws Exception {
        shop = open("{name: enough, table: shop.orders, row_count: {min: 2}, gate: true}");
        shop.land("(1, 1, 'a')", "(NULL, 2, 'keyless')", "(3, 3, 'c')");
        assertThat(shop.orders()).containsExactly("1 1 a", "3 3 c");
        assertThat(shop.shop().query("SELECT batch_id FROM landfall.held_batch"))
                .containsExactly("b002");
        assertThat(shop.announced(QualityFailed.class)).isEmpty();
    }

    @Test
    void gateOfTheDeltaSeesOnlyWhatTheLoadBrings() throws Exception {
        shop = open("{name: amounts, table: shop.orders, between: {column: amount, min: 0}, scope: delta, gate: true}");
        shop.shop().execute("INSERT INTO shop.orders VALUES (7, -7, 'old')");
        shop.land("(1, 1, 'good')");
        assertThat(shop.orders()).containsExactly("1 1 good", "7 -7 old");
        shop.land("(2, -2, 'bad')");
        assertThat(only(QualityFailed.class).checks())
                .extracting(CheckOutcome::failingRows)
                .containsExactly(1L);
        assertThat(shop.orders()).hasSize(2);
    }

    @Test
    void whatALoadDoesNotBringIsAsItIsInTheTarget() throws Exception {
        shop = open("{name: amounts, table: shop.orders, not_null: [amount], scope: delta, gate: true}");
        shop.land("(1, 1, 'a'); (2, 2, 'b')");
        shop.shop().execute("UPDATE shop.orders SET amount = NULL WHERE id = 2");
        shop.shop().batch("amends", "(1, NULL, 'A')");
        shop.land("(3, 3, 'c')");
        assertThat(shop.orders()).containsExactly("1 1 A", "2 - b", "3 3 c");

        shop.shop().batch("amends", "(2, NULL, 'B')");
        shop.tell();
        assertThat(only(QualityFailed.class).checks())
                .extracting(CheckOutcome::failingRows)
                .containsExactly(1L);
    }

    @Test
    void gateOfAStagingTableSeesTheBatchesOfTheLoad() throws Exception {
        shop = open("{name: staged, table: shop_staging.orders, unique: [id], gate: true}");
        shop.land("(1, 1, 'a')", "(1, 2, 'b')");
        assertThat(only(QualityFailed.class).checks())
                .extracting(CheckOutcome::table)
                .containsExactly("shop_staging.orders");
        shop.shop().execute("UPDATE shop_staging.orders__b002 SET id = 2");
        shop.restart();
        shop.tell();
        assertThat(shop.orders()).hasSize(2);
    }

    @Test
    void gateOfATableTheLoadDoesNotWriteIsNotAsked() throws Exception {
        shop = open("{name: journal, table: shop.journal, row_count: {min: 5}, gate: true}");
        shop.shop().execute("INSERT INTO shop.orders VALUES (1, 1, 'a')");
        shop.shop().batch("amends", "(1, NULL, 'A')");
        shop.tell();
        assertThat(shop.announced().all()).singleElement().isInstanceOf(TablesLoaded.class);
    }

    @Test
    void othersAreServedWhileBatchesWait() throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, 1, 'a')");
        String load = only(TablesLoaded.class).load();
        shop.land("(2, -2, 'bad')");
        shop.ask(new UndoLoad("shop", "r1", load, false));
        assertThat(shop.announced(LoadUndone.class)).hasSize(1);
        assertThat(shop.orders()).isEmpty();
        assertThat(shop.announced(QualityFailed.class)).hasSize(1);
    }

    private <E extends Event> E only(Class<E> type) {
        assertThat(shop.announced(type)).hasSize(1);
        return shop.announced(type).get(0);
    }

    private GatedShop open(String... checks) throws Exception {
        return new GatedShop(local.local().port(), directory, checks);
    }

    /** Nobody else may be connected; a loader of another test may be about to leave. */
    private void isolation(String level) {
        await().ignoreExceptions().until(() -> {
            try (Connection connection = local.connect()) {
                Warehouse.run(connection, "ALTER DATABASE dev ISOLATION LEVEL " + level);
            }
            return true;
        });
    }
}
