package io.landfall.checks;

import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.project.check.ChangedLessThan;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.SameSum;
import io.landfall.redshift.Warehouse.Shared;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks of counts and sums, against bounds, against what was staged and against earlier runs. */
@ExtendWith(Shared.class)
class TotalChecksIT {

    private final CheckedShop shop;

    TotalChecksIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void tables() throws Exception {
        shop.start();
        shop.ledger();
    }

    @Test
    void rowsAreCountedAgainstBounds() throws Exception {
        shop.sold("(1, 1, 'free', 1, NULL)", "(2, 1, 'paid', 1, NULL)", "(3, 1, NULL, 1, NULL)");
        is(CheckStatus.PASSED, count(3L, 3L), null, "3 rows", "3 rows");
        is(CheckStatus.PASSED, count(null, 1L), "level = 'free'", "1 row", "at most 1 row");
        is(CheckStatus.FAILED, count(4L, null), null, "3 rows", "at least 4 rows");
        is(CheckStatus.FAILED, count(1L, 2L), "customer = 1", "3 rows", "1 to 2 rows");
    }

    @Test
    void rowsAreCountedAgainstWhatWasStaged() throws Exception {
        shop.staged("b1", "(1, 1, 'free', 1, NULL)", "(2, 1, 'paid', 1, NULL)");
        shop.staged("b2", "(3, 1, 'paid', 1, NULL)");
        shop.sold("(1, 1, 'free', 1, NULL)", "(2, 1, 'paid', 1, NULL)");
        String expected = "as many rows as were staged of sales, which is ";
        is(CheckStatus.FAILED, new RowCount(null, null, "sales", null), null, "2 rows", expected + "3");
        is(CheckStatus.PASSED, new RowCount(null, null, "sales", "id < 3"), null, "2 rows", expected + "2");
        is(
                CheckStatus.PASSED,
                new RowCount(null, null, "sales", "level = 'free'"),
                "level = 'free'",
                "1 row",
                expected + "1");
    }

    @Test
    void sumsAreComparedWithWhatWasStaged() throws Exception {
        shop.staged("b1", "(1, 1, 'free', 1.10, NULL)", "(2, 1, 'paid', 2.25, NULL)", "(3, 1, 'paid', NULL, NULL)");
        shop.sold("(1, 1, 'free', 3.35, NULL)");
        is(
                CheckStatus.PASSED,
                sum("amount", null, "0"),
                null,
                "the sum of amount is 3.35",
                "the sum of amount over what was staged of sales, which is 3.35");
        shop.sold("(1, 1, 'free', 0.01, NULL)");
        is(CheckStatus.FAILED, sum("amount", null, "0"), null, "the sum of amount is 3.36", null);
        is(CheckStatus.PASSED, sum("amount", null, "0.01"), null, "the sum of amount is 3.36", null);
        is(CheckStatus.FAILED, sum("amount", "id = 2", "0.5"), null, "the sum of amount is 3.36", null);
    }

    @Test
    void aSumOverNothingIsZero() throws Exception {
        is(CheckStatus.PASSED, sum("amount", null, "0"), null, "the sum of amount is 0", null);
        shop.sold("(1, 1, 'free', NULL, NULL)");
        is(CheckStatus.PASSED, sum("amount", null, "0"), null, "the sum of amount is 0", null);
    }

    @Test
    void whatChangesTooMuchIsFoundOnceThereAreRunsToCompareWith() throws Exception {
        Check check = check(new ChangedLessThan(null, new BigDecimal("50"), 3));
        shop.sold("(1, 1, NULL, 1, NULL)", "(2, 1, NULL, 1, NULL)");
        assertThat(recorded("r1", check)).isEqualTo("COUNT(*) is 2; there are too few earlier runs to compare with");
        assertThat(recorded("r2", check)).isEqualTo("COUNT(*) is 2; there are too few earlier runs to compare with");
        assertThat(recorded("r3", check)).isEqualTo("COUNT(*) is 2, as 2, the average of 2 runs");

        shop.sold("(3, 1, NULL, 1, NULL)");
        CheckResult failed = shop.run(shop.subject("r4", Occasion.LOAD), check).get(0);
        assertThat(failed.outcome().status()).isEqualTo(CheckStatus.FAILED);
        assertThat(failed.outcome().observed()).isEqualTo("COUNT(*) is 3, 50 % more than 2, the average of 3 runs");
        assertThat(failed.outcome().expected())
                .isEqualTo("COUNT(*) changes by less than 50 % of its average over the last 3 runs that passed");
    }

    @Test
    void runsThatFailedAndTheRunItselfAreNotComparedWith() throws Exception {
        Check check = check(new ChangedLessThan("SUM(amount)", new BigDecimal("10"), 7), "customer = 1");
        shop.sold("(1, 1, NULL, 100, NULL)", "(2, 2, NULL, 5, NULL)");
        recorded("r1", check);
        recorded("r2", check);
        shop.execute("UPDATE shop.sales SET amount = 80");
        assertThat(recorded("r3", check)).isEqualTo("SUM(amount) is 80, 20 % less than 100, the average of 2 runs");
        assertThat(recorded("r4", check)).isEqualTo("SUM(amount) is 80, 20 % less than 100, the average of 2 runs");
        assertThat(recorded("r2", check)).contains("too few earlier runs");
        shop.execute("DELETE FROM shop.sales");
        assertThat(recorded("r5", check)).isEqualTo("SUM(amount) is NULL");
    }

    private String recorded(String run, Check check) throws Exception {
        CheckSubject subject = shop.subject(run, Occasion.LOAD);
        List<CheckResult> results = shop.run(subject, check);
        shop.warehouse.run(session -> {
            new CheckRunner(shop.project).record(session, subject, results);
            return null;
        });
        return results.get(0).outcome().observed();
    }

    private static RowCount count(Long min, Long max) {
        return new RowCount(min, max, null, null);
    }

    private static SameSum sum(String expression, String stagedWhere, String tolerance) {
        return new SameSum(expression, "sales", expression, stagedWhere, new BigDecimal(tolerance));
    }

    private void is(CheckStatus status, CheckTest test, String where, String observed, String expected)
            throws Exception {
        CheckResult result = shop.one(check(test, where));
        assertThat(result.outcome().observed()).isEqualTo(observed);
        assertThat(result.outcome().status()).as(result.toString()).isEqualTo(status);
        if (expected != null) {
            assertThat(result.outcome().expected()).isEqualTo(expected);
        }
        assertThat(result.outcome().failingRows()).isNull();
    }
}
