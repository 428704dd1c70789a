package io.landfall.loader.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landfall.event.Event;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetryAction;
import io.landfall.event.TablesLoaded;
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

/** The loader starts again, Kafka is away, the connection breaks: what gates find is recorded once, and nobody misses it. */
@ExtendWith(Shared.class)
class GateFaultsIT {

    private static final String AMOUNTS =
            "{name: amounts, table: shop.orders, between: {column: amount, min: 0}, gate: true}";

    private final Warehouse local;
    private final FaultControl faults;

    @TempDir
    private Path directory;

    private GatedShop shop;

    GateFaultsIT(Warehouse local) {
        this.local = local;
        this.faults = FaultControl.at(local.local().adminUri().orElseThrow());
    }

    @AfterEach
    void stop() throws Exception {
        shop.close();
        faults.clear();
    }

    @Test
    void serviceThatStartsTellsAgainWhatWasRefusedAndTriesOnceWithoutSpendingAnAttempt() throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, -1, 'bad')");
        QualityFailed first = only(QualityFailed.class);
        shop.restart();
        shop.tell();
        shop.tell();
        assertThat(shop.announced(QualityFailed.class))
                .extracting(QualityFailed::run, QualityFailed::attempt)
                .containsExactly(tuple(first.run(), 1), tuple(first.run(), 1), tuple(first.run(), 1));
        assertThat(shop.shop().query("SELECT COUNT(*) FROM landfall.gate_failure"))
                .containsExactly("2");

        shop.retry(GatedShop.retry("b001", Occasion.GATE, 2, RetryAction.RECHECK));
        assertThat(shop.announced(QualityFailed.class).get(3).attempt()).isEqualTo(2);
    }

    @Test
    void retryThatWasAskedForIsAnAttemptThoughTheServiceStartedMeanwhile() throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, -1, 'bad')");
        shop.restart();
        shop.retry(GatedShop.retry("b001", Occasion.GATE, 2, RetryAction.RECHECK));
        assertThat(shop.shop().query("SELECT MAX(attempt) FROM landfall.gate_failure"))
                .containsExactly("2");
    }

    @Test
    void serviceThatStartsAgainAndAgainLeavesWhatWasRefused() throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, -1, 'bad')");
        for (int again = 1; again <= 5; again++) {
            shop.shop().execute("INSERT INTO landfall.gate_failure SELECT * FROM landfall.gate_failure LIMIT 1");
        }
        shop.shop().execute("UPDATE shop_staging.orders__b001 SET amount = 1");
        shop.restart();
        shop.tell();
        assertThat(shop.announced(QualityFailed.class)).hasSize(2);
        assertThat(shop.orders()).isEmpty();

        shop.land("(2, 2, 'b')");
        assertThat(shop.orders()).hasSize(2);
    }

    @Test
    void whatCouldNotBeToldIsToldLaterAndNotTriedAgainForThat() throws Exception {
        shop = open(AMOUNTS);
        shop.announced().failNext(QualityFailed.class);
        shop.land("(1, -1, 'bad')");
        assertThat(only(QualityFailed.class).attempt()).isEqualTo(1);
    }

    @Test
    void whatGatesFoundIsToldAgainWithTheirLoad() throws Exception {
        shop = open(AMOUNTS);
        shop.land("(1, -1, 'bad')");
        shop.shop().execute("UPDATE shop_staging.orders__b001 SET amount = 1");
        shop.land("(2, 2, 'b')");
        List<Event> told = shop.announced().take().subList(1, 3);
        shop.restart();
        shop.tell();
        assertThat(shop.announced().all()).startsWith(told.toArray(new Event[0]));
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void refusalIsRecordedAndToldOnceWhenTheConnectionBreaksAroundItsCommit(When when) throws Exception {
        shop = open(AMOUNTS);
        String rule = faults.add(FaultRule.of(Trigger.commitOf("INTO landfall.gate_failure"), Effect.drop(when)));
        shop.land("(1, -1, 'bad')");
        assertThat(faults.status(rule).fired()).isEqualTo(1);
        assertThat(only(QualityFailed.class).attempt()).isEqualTo(1);
        assertThat(shop.shop().query("SELECT DISTINCT attempt FROM landfall.gate_failure"))
                .containsExactly("1");
        assertThat(shop.shop().query("SELECT status FROM landfall.check_result"))
                .containsExactly("failed");
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void loadThatPassedIsThereAndToldOnceWhenTheConnectionBreaksAroundItsCommit(When when) throws Exception {
        shop = open(AMOUNTS);
        String rule = faults.add(FaultRule.of(Trigger.commitOf("INTO landfall.load "), Effect.drop(when)));
        shop.land("(1, 1, 'a')");
        assertThat(faults.status(rule).fired()).isEqualTo(1);
        assertThat(shop.announced().all()).hasSize(2);
        assertThat(only(QualityPassed.class).run())
                .isEqualTo(only(TablesLoaded.class).load());
        assertThat(shop.orders()).hasSize(1);
    }

    private <E extends Event> E only(Class<E> type) {
        assertThat(shop.announced(type)).hasSize(1);
        return shop.announced(type).get(0);
    }

    private GatedShop open(String... checks) throws Exception {
        return new GatedShop(local.local().port(), directory, checks);
    }
}
