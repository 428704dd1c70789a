package io.landfall.quality;

import static io.landfall.quality.ChecksForTests.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.ChecksRefused;
import io.landfall.event.EventCodec;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryRequested;
import io.landfall.event.RunChecks;
import io.landfall.event.TablesLoaded;
import io.landfall.project.check.Check;
import io.landfall.project.check.Expectation;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.SqlTest;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which checks are run, and what is told of them. */
@ExtendWith(Shared.class)
class QualityEngineIT {

    private static final FailurePolicy ALERT = FailurePolicy.of(FailureAction.ALERT);
    private static final Check KEYS = check("orders_have_keys", QualityShop.ORDERS, ALERT);
    private static final Check CUSTOMERS = check("customers_have_keys", "shop.customers", ALERT);
    private static final Check GATE =
            check("gate", QualityShop.ORDERS, new NotNull(List.of("amount")), ALERT, true, null);

    private final QualityShop shop;

    QualityEngineIT(Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new QualityShop(local.local().port(), directory);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void afterALoadTheChecksOfTheTablesItChangedAreRunWithoutTheGates() throws Exception {
        shop.start(KEYS, CUSTOMERS, GATE);
        shop.loaded("L1", shop.staged("B1"));
        QualityPassed passed = shop.awaitOne(QualityPassed.class);
        assertThat(passed.checks()).extracting(CheckOutcome::check).containsExactly("orders_have_keys");
        assertThat(passed.occasion()).isEqualTo(Occasion.LOAD);
        shop.awaitQuiet();
        assertThat(shop.column("SELECT check_name || ' ' || status FROM landfall.check_result"))
                .containsExactly("orders_have_keys passed");
    }

    @Test
    void loadOfWhichThereIsNothingToCheckHasPassed() throws Exception {
        shop.start(CUSTOMERS, GATE);
        shop.loaded("L1", shop.staged("B1"));
        assertThat(shop.awaitOne(QualityPassed.class).counts().checks()).isZero();
        assertThat(shop.column("SELECT load_id FROM landfall.check_run WHERE passed"))
                .containsExactly("L1");
    }

    @Test
    void runThatEndedIsToldAgainAndNotRepeated() throws Exception {
        shop.start(KEYS);
        TablesLoaded load = shop.loaded("L1", shop.staged("B1"));
        shop.awaitOne(QualityPassed.class);
        shop.sql("INSERT INTO shop.orders VALUES (NULL, 1)");

        shop.tell(load);
        shop.await(QualityPassed.class, 2);
        shop.awaitQuiet();
        assertThat(shop.log.of(QualityFailed.class)).isEmpty();
        assertThat(shop.column("SELECT load_id FROM landfall.check_run")).hasSize(1);
    }

    @Test
    void loadThatIsUndoneIsNotChecked() throws Exception {
        shop.start(true, KEYS);
        shop.loaded("L1", shop.staged("B1"));
        shop.undone("L1");
        shop.resume();
        shop.awaitQuiet();
        assertThat(shop.log.of(QualityOutcome.class)).isEmpty();
    }

    @Test
    void checkWhoseSqlIsWrongIsBrokenAndLeavesTheOthersAlone() throws Exception {
        Check wrong = check("wrong", QualityShop.ORDERS, new NotNull(List.of("no_such_column")), ALERT, false, null);
        shop.start(wrong, KEYS);
        shop.loaded("L1", shop.staged("B1"));
        QualityFailed failed = shop.awaitOne(QualityFailed.class);
        assertThat(failed.counts().broken()).isEqualTo(1);
        assertThat(failed.counts().passed()).isEqualTo(1);
        assertThat(shop.awaitOne(RetriesExhausted.class).checks()).containsExactly("wrong");
    }

    @Test
    void checkThatTakesTooLongIsBroken() throws Exception {
        shop.file("checks/slow.sql", Warehouse.ENDLESS_QUERY);
        SqlTest endless = new SqlTest("checks/slow.sql", new Expectation.Value("0"));
        shop.with(Duration.ofSeconds(3)).start(check("slow", QualityShop.ORDERS, endless, ALERT, false, null), KEYS);
        shop.loaded("L1", shop.staged("B1"));
        QualityFailed failed = shop.awaitOne(QualityFailed.class);
        assertThat(failed.checks().get(0).status()).isEqualTo(CheckStatus.BROKEN);
        assertThat(failed.checks().get(0).observed()).startsWith("took longer than 3s");
        assertThat(failed.counts().passed()).isEqualTo(1);
    }

    @Test
    void manyFailuresMakeOneEventOfABearableSizeAndNoneIsForgotten() throws Exception {
        FailurePolicy again = FailurePolicies.quick(FailureAction.RECHECK, 2);
        Check[] many = IntStream.range(0, 150)
                .mapToObj(i ->
                        check("check_number_" + i + "_of_very_many_checks_of_this_table", QualityShop.ORDERS, again))
                .toArray(Check[]::new);
        shop.start(many);
        shop.sql("INSERT INTO shop.orders VALUES (NULL, 1), (NULL, 2), (NULL, 3), (NULL, 4)");
        shop.loaded("L1", shop.staged("B1"));
        assertThat(shop.await(QualityFailed.class, 2)).allSatisfy(failed -> {
            assertThat(failed.counts().failed()).isEqualTo(150);
            assertThat(failed.checks()).hasSizeBetween(50, 149);
            assertThat(EventCodec.json(failed).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
        });
        shop.awaitOne(RetriesExhausted.class);
    }

    @Test
    void requestRunsWhatItNamesAndAskedAgainHasTheSameAnswer() throws Exception {
        shop.start(KEYS, CUSTOMERS, GATE);
        shop.sql("INSERT INTO shop.orders VALUES (1, NULL)");
        RunChecks all = new RunChecks("shop", "R1", null);
        shop.tell(all);
        QualityFailed failed = shop.awaitOne(QualityFailed.class);
        assertThat(failed.run()).isEqualTo("R1");
        assertThat(failed.occasion()).isEqualTo(Occasion.REQUEST);
        assertThat(failed.counts().checks()).isEqualTo(3);
        assertThat(failed.checks().get(0).check()).isEqualTo("gate");

        shop.sql("DELETE FROM shop.orders");
        shop.tell(all);
        assertThat(shop.await(QualityFailed.class, 2).get(1)).isEqualTo(failed);
        shop.tell(new RunChecks("shop", "R2", List.of("*_have_keys")));
        assertThat(shop.awaitOne(QualityPassed.class).counts().checks()).isEqualTo(2);
        shop.awaitQuiet();
        assertThat(shop.log.of(RetryRequested.class)).isEmpty();
        assertThat(shop.log.of(RetriesExhausted.class)).isEmpty();
    }

    @Test
    void requestForChecksThereAreNotIsRefusedAtOnceAndOthersWaitForTheWarehouse() throws Exception {
        shop.start(true, KEYS);
        shop.tell(new RunChecks("shop", "R1", List.of("orders_have_keys")));
        shop.tell(new RunChecks("shop", "R2", List.of("orders_have_kays")));
        ChecksRefused refused = shop.awaitOne(ChecksRefused.class);
        assertThat(refused.run()).isEqualTo("R2");
        assertThat(refused.reason()).contains("did you mean orders_have_keys?");
        assertThat(shop.log.of(QualityOutcome.class)).isEmpty();
        shop.resume();
        assertThat(shop.awaitOne(QualityPassed.class).run()).isEqualTo("R1");
    }

    @Test
    void checksOfTheRowsOfALoadAreRunWhileTheyAreThereAndLeftOutAfterwards() throws Exception {
        shop.file("loads/o.sql", "SELECT id, amount FROM {{ staging('orders') }} o");
        Check counted = check(
                "as_many_as_staged", QualityShop.ORDERS, new RowCount(null, null, "orders", null), ALERT, false, null);
        shop.start(KEYS, counted);
        shop.sql("CREATE TABLE shop.raw (id INTEGER, amount INTEGER)", "CREATE TABLE shop.raw__B1 (LIKE shop.raw)");
        shop.loaded("L1", shop.staged("B1"));
        assertThat(shop.awaitOne(QualityPassed.class).counts().checks()).isEqualTo(2);

        shop.sql("UPDATE landfall.load_batch SET dropped = true", "DROP TABLE shop.raw__B1");
        shop.tell(new RunChecks("shop", "R1", null));
        assertThat(shop.await(QualityPassed.class, 2).get(1).counts().checks()).isEqualTo(1);
        shop.tell(new RunChecks("shop", "R2", List.of("as_many*")));
        assertThat(shop.awaitOne(ChecksRefused.class).reason()).contains("not there any more");
    }

    @Test
    void eventOfATableNobodyChecksChangesNothing() throws Exception {
        shop.start(KEYS);
        shop.tell(new TablesLoaded("shop", "L9", 1, 1, Map.of(), Map.of()));
        assertThat(shop.awaitOne(QualityPassed.class).counts().checks()).isZero();
    }
}
