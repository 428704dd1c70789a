package io.landfall.quality;

import static io.landfall.quality.ChecksForTests.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ChecksRefused;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RunChecks;
import io.landfall.project.check.Check;
import io.landfall.project.check.FailureAction;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks with a schedule of their own. The time begins at 12:05. */
@ExtendWith(Shared.class)
class ScheduleIT {

    private static final Check KEYS =
            scheduled("keys", QualityShop.ORDERS, FailurePolicies.quick(FailureAction.RECHECK, 2), "*/10 * * * *");

    private final QualityShop shop;

    ScheduleIT(Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new QualityShop(local.local().port(), directory);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void checkIsRunWhenItsTimeComesAndFollowedUpLikeAnyOther() throws Exception {
        shop.sql("INSERT INTO shop.orders VALUES (NULL, 1)");
        shop.start(KEYS);
        at("12:10:02");
        QualityFailed failed = shop.awaitOne(QualityFailed.class);
        assertThat(failed.occasion()).isEqualTo(Occasion.SCHEDULE);
        assertThat(failed.run()).endsWith("_20261120_1210");
        assertThat(shop.awaitOne(RetriesExhausted.class).attempt()).isEqualTo(2);
        shop.awaitQuiet();
        assertThat(shop.column("SELECT DISTINCT load_id FROM landfall.check_run"))
                .hasSize(1);
    }

    @Test
    void whileTheWarehouseIsPausedNothingIsRunAndAfterItTheNewestMissedTimeOnly() {
        shop.start(KEYS);
        at("12:10:00");
        shop.awaitOne(QualityPassed.class);
        shop.pause();
        at("12:59:00");
        shop.resume();
        assertThat(shop.await(QualityPassed.class, 2).get(1).run()).endsWith("_20261120_1250");
        at("13:00:00");
        assertThat(shop.await(QualityPassed.class, 3).get(2).run()).endsWith("_20261120_1300");
        assertThat(shop.log.of(QualityOutcome.class)).hasSize(3);
    }

    @Test
    void anotherProcessDoesNotRepeatWhatWasRunAndMakesUpForWhatWasMissed() throws Exception {
        shop.start(KEYS);
        at("12:10:00");
        shop.awaitOne(QualityPassed.class);
        shop.sql("INSERT INTO shop.orders VALUES (NULL, 1)");
        shop.restart(false);
        assertThat(shop.await(QualityPassed.class, 2).get(1))
                .isEqualTo(shop.log.of(QualityPassed.class).get(0));

        shop.restart(true);
        at("12:31:00");
        shop.restart(false);
        assertThat(shop.awaitOne(QualityFailed.class).run()).endsWith("_20261120_1230");
        assertThat(shop.column("SELECT DISTINCT load_id FROM landfall.check_run"))
                .hasSize(2);
    }

    @Test
    void beforeTheFirstLoadOfATableItIsSkippedAndOneThatIsGoneLaterIsBroken() throws Exception {
        shop.sql("DROP TABLE shop.orders");
        shop.start(KEYS);
        at("12:10:00");
        assertThat(shop.awaitOne(QualityPassed.class).counts().checks()).isZero();
        shop.tell(new RunChecks("shop", "R1", null));
        assertThat(shop.awaitOne(ChecksRefused.class).reason()).contains("no load has written their tables yet");
        assertThat(shop.column("SELECT check_name FROM landfall.check_result")).isEmpty();

        shop.sql("CREATE TABLE shop.orders (id INTEGER, amount INTEGER)");
        shop.loaded("L1", shop.staged("B1"));
        shop.await(QualityPassed.class, 2);
        shop.sql("DROP TABLE shop.orders");
        shop.tell(new RunChecks("shop", "R2", null));
        assertThat(shop.awaitOne(QualityFailed.class).counts().broken()).isOne();
    }

    private void at(String time) {
        shop.now = Instant.parse("2026-11-20T" + time + "Z");
    }
}
