package io.landfall.loader.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.BatchesReleased;
import io.landfall.event.Cause;
import io.landfall.event.EventCodec;
import io.landfall.event.LoadFailed;
import io.landfall.event.LoadUndone;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.TablesLoaded;
import io.landfall.event.UndoLoad;
import io.landfall.flow.Delivery;
import io.landfall.loader.GatedShop;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.Effect.When;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Trigger;
import io.landfall.redshift.fault.client.FaultControl;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked because checks failed is done once, at its time, or refused with the reason. */
@ExtendWith(Shared.class)
class LoadRetriesIT {

    private static final String AMOUNTS =
            "{name: amounts, table: shop.orders, between: {column: amount, min: 0}, gate: true}";

    private final Warehouse local;
    private final FaultControl faults;

    @TempDir
    private Path directory;

    private GatedShop shop;

    LoadRetriesIT(Warehouse local) {
        this.local = local;
        this.faults = FaultControl.at(local.local().adminUri().orElseThrow());
    }

    @AfterEach
    void stop() throws Exception {
        shop.close();
        faults.clear();
    }

    @ParameterizedTest
    @EnumSource(names = {"RECHECK", "RELOAD"})
    void refusedBatchesAreTriedAgainOnceForEachRequest(RetryAction action) throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, -1, 'bad')");
        RetryRequested second = GatedShop.retry("b001", Occasion.GATE, 2, action);
        shop.retry(second);
        shop.retry(second);
        assertThat(shop.announced(QualityFailed.class))
                .extracting(QualityFailed::attempt)
                .containsExactly(1, 2);

        shop.shop().execute("UPDATE shop_staging.orders__b001 SET amount = 1");
        RetryRequested third = GatedShop.retry("b001", Occasion.GATE, 3, action);
        shop.retry(third);
        shop.retry(third);
        assertThat(shop.announced(TablesLoaded.class)).hasSize(1);
        assertThat(shop.announced(QualityFailed.class)).hasSize(2);
    }

    @Test
    void retryWaitsForItsTimeWithoutKeepingOthersAndComesAgainToAnotherLoader() throws Exception {
        shop = open("{name: enough, table: shop.orders, row_count: {min: 3}, gate: true}");
        shop.land("(1, 1, 'a')");
        AtomicInteger done = new AtomicInteger();
        offer(Instant.now().plus(Duration.ofHours(1)), done);
        shop.land("(2, 2, 'b')");
        assertThat(shop.announced(QualityFailed.class)).hasSize(2);
        assertThat(done).hasValue(0);

        shop.restart();
        assertThat(done).hasValue(0);
        shop.shop().execute("INSERT INTO shop.orders VALUES (9, 9, 'z')");
        offer(Instant.now().plus(Duration.ofMillis(200)), done);
        await().until(() -> done.get() == 1);
        assertThat(shop.orders()).hasSize(3);
        assertThat(shop.announced(TablesLoaded.class)).hasSize(1);
    }

    private void offer(Instant due, AtomicInteger done) {
        RetryRequested retry =
                new RetryRequested("shop", "b001", Occasion.GATE, 9, RetryAction.RECHECK, List.of("enough"), due);
        shop.engine().retry(new Delivery<>(retry, Instant.now(), new Cause("c", "c"), done::incrementAndGet));
    }

    @Test
    void oneBadBatchOfNineIsHeldByItselfAndTheOthersAreLoaded() throws Exception {
        shop = open(AMOUNTS);
        String[] batches = new String[9];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = "(%d, %d, 'x')".formatted(i, i == 5 ? -1 : i);
        }
        shop.land(batches);
        assertThat(shop.orders()).isEmpty();
        RetryRequested quarantine = GatedShop.retry("b001", Occasion.GATE, 2, RetryAction.QUARANTINE);
        shop.retry(quarantine);
        shop.retry(quarantine);

        assertThat(shop.orders()).hasSize(8).noneMatch(row -> row.startsWith("5 "));
        assertThat(shop.shop().query("SELECT batch_id || ' ' || reason FROM landfall.held_batch"))
                .singleElement()
                .satisfies(held -> assertThat(held).startsWith("b006 gates refuse it: amounts found "));
        assertThat(shop.announced(LoadFailed.class)).singleElement().satisfies(told -> assertThat(told.reason())
                .contains("amounts", "shop_staging.orders__b006", "./landfall replay b006"));
        assertThat(shop.announced(RetryRefused.class)).isEmpty();
    }

    @Test
    void batchThatNeedsAnotherIsNotHeld() throws Exception {
        shop = open(
                "{name: known, table: shop.journal, relationships: {column: note, to: shop.orders, field: note}, gate: true}",
                "{name: pairs, table: shop.orders, relationships: {column: amount, to: shop.orders, field: id}, gate: true}");
        // Each order names another one as its amount: the first stands alone, the others need one before or behind.
        shop.land("(2, 3, 'x')", "(3, 1, 'x')", "(1, 1, 'x')", "(4, 99, 'x')");
        shop.retry(GatedShop.retry("b001", Occasion.GATE, 2, RetryAction.QUARANTINE));
        assertThat(shop.orders()).containsExactly("1 1 x", "2 3 x", "3 1 x");
        assertThat(shop.shop().query("SELECT batch_id FROM landfall.held_batch"))
                .containsExactly("b004");
    }

    @ParameterizedTest
    @CsvSource({
        "'INSERT INTO shop.orders VALUES (9, -9, ''old'')', fails on the tables as they are",
        "DELETE FROM shop.orders, amounts found"
    })
    void batchesAreNotBlamedForWhatFailsWithoutThem(String deed, String told) throws Exception {
        boolean isTheTables = deed.startsWith("INSERT");
        shop = open(
                isTheTables
                        ? AMOUNTS
                        : "{name: amounts, table: shop.orders, not_null: [note], where: nope > 0, gate: true}");
        shop.shop().execute(deed);
        shop.land("(1, 1, 'a')", "(2, 2, 'b')");
        shop.retry(GatedShop.retry("b001", Occasion.GATE, 2, RetryAction.QUARANTINE));
        assertThat(shop.announced(RetryRefused.class)).singleElement().satisfies(refused -> assertThat(refused.reason())
                .contains(told));
        assertThat(shop.shop().query("SELECT batch_id FROM landfall.held_batch"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void reloadHasItsEffectOnceWhenTheConnectionBreaksAroundItsCommit(When when) throws Exception {
        shop = open();
        shop.land("(1, 1, 'a')");
        shop.land("(2, 2, 'b')", "(3, 3, 'c')");
        List<String> before = shop.orders();
        String load = shop.announced(TablesLoaded.class).get(1).load();
        String rule = faults.add(FaultRule.of(Trigger.commitOf("INTO landfall.load_undone"), Effect.drop(when)));
        RetryRequested reload = GatedShop.retry(load, Occasion.LOAD, 2, RetryAction.RELOAD);
        shop.retry(reload);
        assertThat(faults.status(rule).fired()).isEqualTo(1);

        assertThat(shop.orders()).isEqualTo(before);
        assertThat(shop.shop().query("SELECT COUNT(*) FROM shop.journal")).containsExactly("3");
        assertThat(shop.announced(LoadUndone.class)).singleElement().satisfies(undone -> assertThat(undone.load())
                .isEqualTo(load));
        assertThat(shop.announced(BatchesReleased.class))
                .singleElement()
                .satisfies(released -> assertThat(released.batches()).isEqualTo(2));
        assertThat(shop.announced(TablesLoaded.class)).hasSize(3);

        shop.restart();
        shop.retry(reload);
        assertThat(shop.orders()).isEqualTo(before);
        assertThat(shop.announced(RetryRefused.class)).isEmpty();
        assertThat(shop.shop().query("SELECT COUNT(*) FROM landfall.load")).containsExactly("3");
    }

    @Test
    void reloadThatCannotBeExactIsRefusedAndChangesNothing() throws Exception {
        shop = open();
        shop.land("(1, 1, 'a')");
        String load = shop.announced(TablesLoaded.class).get(0).load();
        shop.land("(1, 2, 'b')");
        RetryRequested reload = GatedShop.retry(load, Occasion.LOAD, 2, RetryAction.RELOAD);
        shop.retry(reload);
        assertThat(shop.announced(RetryRefused.class))
                .containsExactly(new RetryRefused(
                        "shop",
                        load,
                        Occasion.LOAD,
                        2,
                        RetryAction.RELOAD,
                        shop.announced(RetryRefused.class).get(0).reason()));
        assertThat(shop.announced(RetryRefused.class).get(0).reason()).contains("touched the same keys");
        assertThat(shop.orders()).containsExactly("1 2 b");
    }

    @Test
    void reloadWithoutItsStagingTablesIsRefusedAndTheLoadStays() throws Exception {
        shop = open();
        shop.land("(1, 1, 'a')");
        String load = shop.announced(TablesLoaded.class).get(0).load();
        shop.shop().execute("UPDATE landfall.load_batch SET dropped = true");
        shop.retry(GatedShop.retry(load, Occasion.LOAD, 2, RetryAction.RELOAD));
        assertThat(shop.announced(RetryRefused.class)).singleElement().satisfies(refused -> assertThat(refused.reason())
                .contains("the staging tables of 1 of the 1 batches"));
        assertThat(shop.orders()).hasSize(1);
        assertThat(shop.shop().query("SELECT load_id FROM landfall.load_undone"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUARANTINE", "RESTAGE"})
    void loadIsTakenBackAndItsBatchesStayHeld(RetryAction action) throws Exception {
        shop = open();
        shop.land("(1, 1, 'a')");
        String load = shop.announced(TablesLoaded.class).get(0).load();
        shop.retry(GatedShop.retry(load, Occasion.LOAD, 2, action));
        assertThat(shop.orders()).isEmpty();
        assertThat(shop.announced(LoadUndone.class)).hasSize(1);
        assertThat(shop.shop().query("SELECT batch_id FROM landfall.held_batch WHERE released_at IS NULL"))
                .containsExactly("b001");
    }

    @Test
    void loadThatAPersonTookBackIsLeftAlone() throws Exception {
        shop = open();
        shop.land("(1, 1, 'a')");
        String load = shop.announced(TablesLoaded.class).get(0).load();
        shop.ask(new UndoLoad("shop", "a-person", load, false));
        shop.retry(GatedShop.retry(load, Occasion.LOAD, 2, RetryAction.RELOAD));
        assertThat(shop.orders()).isEmpty();
        assertThat(shop.announced(LoadUndone.class)).hasSize(1);
        assertThat(shop.announced(BatchesReleased.class)).isEmpty();
        assertThat(shop.announced(RetryRefused.class)).isEmpty();
    }

    @Test
    void loadStaysAsItIsWhenItsRetryWasRefusedByAnotherServiceMeanwhile() throws Exception {
        shop = open();
        shop.land("(1, 1, 'a')");
        String load = shop.announced(TablesLoaded.class).get(0).load();
        RetriesExhausted told = new RetriesExhausted(
                "shop", load, Occasion.LOAD, 1, RetryAction.RESTAGE, List.of("amounts"), "the retry was refused");
        shop.shop()
                .execute("INSERT INTO landfall.retry_decision VALUES ('" + load
                        + "', 'shop', 'LOAD', 1, 1, true, 'retry-" + load + "-2', GETDATE(), '" + EventCodec.json(told)
                        + "', true, GETDATE())");
        shop.retry(GatedShop.retry(load, Occasion.LOAD, 2, RetryAction.RESTAGE));
        assertThat(shop.orders()).hasSize(1);
        assertThat(shop.announced(LoadUndone.class)).isEmpty();
        assertThat(shop.announced(RetryRefused.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LOAD, RECHECK", "GATE, RESTAGE", "REQUEST, RELOAD"})
    void whatOthersAreAskedIsLeftToThem(Occasion occasion, RetryAction action) throws Exception {
        shop = open();
        shop.retry(GatedShop.retry("b001", occasion, 2, action));
        assertThat(shop.announced().all()).isEmpty();
    }

    private GatedShop open(String... checks) throws Exception {
        return new GatedShop(local.local().port(), directory, checks);
    }
}
