package io.landfall.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckCounts;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Event;
import io.landfall.event.EventId;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.Severity;
import io.landfall.ledger.CheckLedger;
import io.landfall.project.check.FailureAction;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger forgets of runs and of what was decided about them, and what it never does. */
@ExtendWith(Shared.class)
class LongKeptIT {

    private static final String LONG_AGO = "DATEADD(day, -200, GETDATE())";

    /** With one run in some the old ones are removed. */
    private static final String CLEANING = IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "B" + i)
            .filter(name -> Math.floorMod(name.hashCode(), 16) == 0)
            .findFirst()
            .orElseThrow();

    private final QualityShop shop;

    LongKeptIT(Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new QualityShop(local.local().port(), directory);
        shop.start(ChecksForTests.check("keys", QualityShop.ORDERS, FailurePolicies.quick(FailureAction.ALERT, 1)));
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void decisionsAreForgottenUnlessSomethingMayGoOnFromThem() throws Exception {
        shop.loaded("L_done", shop.staged("B_done"));
        shop.loaded("L_undone", shop.staged("B_undone"));
        shop.undone("L_undone");
        shop.staged("B_waits");
        shop.awaitQuiet();
        for (String run : List.of("L_done", "L_undone", "B_waits", "B_gone", "untold")) {
            decided(run, !run.equals("untold"), LONG_AGO);
        }
        decided("lately", true, "GETDATE()");

        shop.staged(CLEANING);
        shop.tell(failed(CLEANING));
        shop.awaitOne(RetriesExhausted.class);
        shop.awaitQuiet();
        assertThat(shop.column("SELECT run FROM landfall.retry_decision"))
                .containsExactlyInAnyOrder("L_undone", "B_waits", "untold", "lately", CLEANING);
    }

    @Test
    void runsAreForgottenButTheLastOfEachLoadAndOfEachCheckWithASchedule() throws Exception {
        shop.loaded("L1", shop.staged("B1"));
        shop.awaitQuiet();
        String check = CheckLedger.SCHEDULED + EventId.hash("keys");
        ran("L1", 2);
        ran("request", 1);
        ran(check + "_20260101_0600", 1);
        ran(check + "_20260102_0600", 1);
        ran(CheckLedger.SCHEDULED + EventId.hash("other") + "_20260101_0600", 1);
        shop.sql("UPDATE landfall.check_run SET checked_at = " + LONG_AGO);
        ran(CLEANING, 1);
        assertThat(shop.column("SELECT load_id || ' ' || attempt FROM landfall.check_run"))
                .containsExactlyInAnyOrder(
                        "L1 2",
                        check + "_20260102_0600 1",
                        CheckLedger.SCHEDULED + EventId.hash("other") + "_20260101_0600 1",
                        CLEANING + " 1");
    }

    private void decided(String run, boolean isAnnounced, String at) throws Exception {
        shop.sql("INSERT INTO landfall.retry_decision VALUES ('" + run + "', 'shop', 'LOAD', 1, 1, true, 'r-" + run
                + "', GETDATE(), '{}', " + isAnnounced + ", " + at + ")");
    }

    private void ran(String run, int attempt) throws Exception {
        shop.warehouse.run(session -> {
            new CheckLedger("shop")
                    .ended(session, QualityOutcome.of("shop", run, Occasion.REQUEST, attempt, List.of()));
            return null;
        });
    }

    private static Event failed(String batch) {
        CheckOutcome outcome =
                new CheckOutcome("keys", QualityShop.ORDERS, CheckStatus.FAILED, Severity.ERROR, "1 of 1 rows", "none");
        return new QualityFailed("shop", batch, Occasion.GATE, 1, new CheckCounts(1, 0, 0, 1, 0), List.of(outcome));
    }
}
