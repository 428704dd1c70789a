package io.landfall.loader.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.LoadFailed;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.ReplayBatch;
import io.landfall.event.RetryAction;
import io.landfall.event.TablesLoaded;
import io.landfall.event.UndoLoad;
import io.landfall.loader.GatedShop;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How a batch that a gate's quarantine holds comes into the tables after all: released, or replaced by its corrected files. */
@ExtendWith(Shared.class)
class HeldBatchIT {

    private static final String AMOUNTS =
            "{name: amounts, table: shop.orders, between: {column: amount, min: 0}, gate: true}";

    private final Warehouse local;

    @TempDir
    private Path directory;

    private GatedShop shop;

    HeldBatchIT(Warehouse local) {
        this.local = local;
    }

    @BeforeEach
    void holdABatch() throws Exception {
        shop = new GatedShop(local.local().port(), directory, AMOUNTS);
        shop.land("(1, -1, 'bad')");
        setAside(2);
        assertThat(held()).containsExactly("b001");
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void releasedItIsTriedAndRefusedAgainOnceForEachRelease() throws Exception {
        for (int release = 1; release <= 2; release++) {
            release("r" + release);
            awaitAttempt(1 + release);
            shop.tell();
            assertThat(shop.announced(QualityFailed.class)).hasSize(1 + release);
            setAside(2 + release);
            assertThat(held()).containsExactly("b001");
            assertThat(shop.announced(LoadFailed.class)).hasSize(1 + release);
        }

        shop.shop().execute("UPDATE shop_staging.orders__b001 SET amount = 1");
        release("r3");
        await().until(() -> shop.announced(TablesLoaded.class).size() == 1);
        assertThat(shop.orders()).containsExactly("1 1 bad");
        assertThat(held()).isEmpty();
    }

    @Test
    void itIsReplacedWhenAllItsFilesLandedAgainAndAreLoaded() throws Exception {
        shop.ofFile("b001", "orders/a", "v1");
        shop.ofFile("b001", "orders/b", "v1");
        shop.ofFile("b002", "orders/a", "v2");
        shop.land("(1, 1, 'good')");
        assertThat(shop.announced(TablesLoaded.class)).hasSize(1);
        assertThat(shop.announced(BatchesReplaced.class)).as("one of two files").isEmpty();

        shop.ofFile("b003", "orders/b", "v2");
        shop.land("(2, 2, 'good')");
        String load = shop.announced(TablesLoaded.class).get(1).load();
        assertThat(shop.announced(BatchesReplaced.class))
                .containsExactly(new BatchesReplaced("shop", load, List.of("b001"), List.of()));

        release("r1");
        await().until(() -> shop.announced(LoadRequestRefused.class).size() == 1);
        assertThat(shop.announced(LoadRequestRefused.class).get(0).reason())
                .isEqualTo("the files of batch b001 landed again, and came in another batch");
        assertThat(shop.orders()).containsExactly("1 1 good", "2 2 good");
        shop.restart();
        assertThat(shop.announced(BatchesReplaced.class))
                .as("told again until the checks of the load have ended")
                .hasSize(2)
                .containsOnly(new BatchesReplaced("shop", load, List.of("b001"), List.of()));
    }

    @Test
    void correctedFilesThatAreRefusedReplaceNothing() throws Exception {
        shop.ofFile("b001", "orders/a", "v1");
        shop.ofFile("b002", "orders/a", "v2");
        shop.land("(1, -2, 'still bad')");
        assertThat(shop.announced(QualityFailed.class)).hasSize(2);
        assertThat(shop.announced(BatchesReplaced.class)).isEmpty();
        assertThat(held()).containsExactly("b001");
    }

    @Test
    void undoneItIsNotReleasedWhenItsCorrectedFilesWereLoadedBefore() throws Exception {
        shop.ofFile("b002", "orders/c", "v1");
        shop.land("(1, 1, 'wrong')");
        shop.ofFile("b003", "orders/c", "v2");
        shop.land("(2, 2, 'right')");
        String load = shop.announced(TablesLoaded.class).get(0).load();
        shop.ask(new UndoLoad("shop", "u1", load, false));
        await().until(() -> shop.orders().equals(List.of("2 2 right")));

        shop.ask(new ReplayBatch("shop", "r1", "b002"));
        await().until(() -> shop.announced(LoadRequestRefused.class).size() == 1);
        assertThat(shop.announced(LoadRequestRefused.class).get(0).reason())
                .isEqualTo("the files of batch b002 landed again, and came in another batch");
        shop.ask(new ReplayBatch("shop", "r2", null));
        await().until(() -> shop.announced(BatchesReleased.class).size() == 1);
        assertThat(shop.announced(BatchesReleased.class).get(0).examples()).containsExactly("b001");
        awaitAttempt(2);
        assertThat(shop.orders()).containsExactly("2 2 right");
    }

    @Test
    void aQuarantinedLoadIsSettledWhenTheLastOfItsBatchesIsReleasedOrReplaced() throws Exception {
        shop.ofFile("b003", "orders/c", "v1");
        shop.land("(1, 1, 'a')", "(2, 2, 'b')");
        String first = quarantineTheNewestLoad();
        release("r1", "b002");
        await().until(() -> shop.announced(BatchesReleased.class).size() == 1);
        assertThat(shop.announced(BatchesReleased.class).get(0).settled()).isEmpty();
        await().until(() -> shop.orders().equals(List.of("1 1 a")));

        shop.ofFile("b004", "orders/c", "v2");
        shop.land("(2, 3, 'right')");
        assertThat(shop.announced(BatchesReplaced.class)).singleElement().satisfies(replaced -> {
            assertThat(replaced.batches()).containsExactly("b003");
            assertThat(replaced.settled()).containsExactly(first);
        });

        shop.land("(5, 5, 'e')");
        String second = quarantineTheNewestLoad();
        release("r2", "b005");
        await().until(() -> shop.announced(BatchesReleased.class).size() == 2);
        assertThat(shop.announced(BatchesReleased.class).get(1).settled()).containsExactly(second);
    }

    private String quarantineTheNewestLoad() throws Exception {
        List<TablesLoaded> loads = shop.announced(TablesLoaded.class);
        String load = loads.get(loads.size() - 1).load();
        shop.retry(GatedShop.retry(load, Occasion.LOAD, 2, RetryAction.QUARANTINE));
        return load;
    }

    private void setAside(int attempt) throws Exception {
        shop.retry(GatedShop.retry("b001", Occasion.GATE, attempt, RetryAction.QUARANTINE));
    }

    private void release(String request) throws Exception {
        release(request, "b001");
    }

    private void release(String request, String batch) throws Exception {
        shop.ask(new ReplayBatch("shop", request, batch));
    }

    private void awaitAttempt(int attempt) {
        await().until(() -> shop.announced(QualityFailed.class).stream().anyMatch(f -> f.attempt() == attempt));
    }

    private List<String> held() throws Exception {
        return shop.shop().query("SELECT batch_id FROM landfall.held_batch WHERE released_at IS NULL");
    }
}
