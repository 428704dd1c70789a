package io.landfall.loader.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.BatchesReleased;
import io.landfall.event.EventCodec;
import io.landfall.event.LoadUndone;
import io.landfall.event.Occasion;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.TablesLoaded;
import io.landfall.event.UndoLoad;
import io.landfall.loader.GatedShop;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.redshift.fault.Effect;
import io.landfall.redshift.fault.Effect.When;
import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.Trigger;
import io.landfall.redshift.fault.client.FaultControl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked because checks of a load failed is done once, or refused with the reason. */
@ExtendWith(Shared.class)
class LoadRetriesIT {

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

    private GatedShop open(String... checks) throws Exception {
        return new GatedShop(local.local().port(), directory, checks);
    }
}
