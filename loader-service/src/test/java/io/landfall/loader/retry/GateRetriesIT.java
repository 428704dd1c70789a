package io.landfall.loader.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.LoadFailed;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Delivery;
import io.landfall.loader.GatedShop;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
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

/** What is asked because gates refused batches is done once, at its time, or refused with the reason. */
@ExtendWith(Shared.class)
class GateRetriesIT {

    private static final String AMOUNTS =
            "{name: amounts, table: shop.orders, between: {column: amount, min: 0}, gate: true}";

    private final Warehouse local;

    @TempDir
    private Path directory;

    private GatedShop shop;

    GateRetriesIT(Warehouse local) {
        this.local = local;
    }

    @AfterEach
    void stop() {
        shop.close();
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
