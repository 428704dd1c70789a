package io.landfall.checks;

import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.NoGaps;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks of times, of every type that has one, through the real driver. It is noon UTC on 30 November 2018. */
@ExtendWith(Shared.class)
class TimeChecksIT {

    private final CheckedShop shop;

    TimeChecksIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void table() throws Exception {
        shop.start();
        shop.execute(
                "DROP TABLE shop.sales", "CREATE TABLE shop.sales (n INTEGER, d DATE, t TIMESTAMP, z TIMESTAMPTZ)");
    }

    @Test
    void theNewestTimeIsMeasuredInEveryType() throws Exception {
        shop.sold(
                "(1, '2018-11-29', '2018-11-30 11:00:00.25', '2018-11-30 13:30:00+02')",
                "(2, '2018-11-01', '2018-11-01 00:00:00', NULL)",
                "(3, NULL, NULL, NULL)");
        fresh("d", Duration.ofHours(36), null, "2018-11-29T00:00:00Z", "1 day 12 hours ago");
        fresh("t", Duration.ofHours(1), null, "2018-11-30T11:00:00.250Z", "59 minutes 59 seconds ago");
        fresh("z", Duration.ofMinutes(30), null, "2018-11-30T11:30:00Z", "30 minutes ago");
        CheckResult stale = shop.one(check(new Freshness("t", Duration.ofDays(1)), "n = 2"));
        assertThat(stale.outcome().status()).isEqualTo(CheckStatus.FAILED);
        assertThat(stale.outcome().observed())
                .isEqualTo("the newest t is 2018-11-01 00:00:00 UTC, 29 days 12 hours ago");
        assertThat(stale.outcome().expected()).isEqualTo("the newest t is not older than 1 day");
        assertThat(stale.outcome().newest()).isEqualTo(Instant.parse("2018-11-01T00:00:00Z"));
    }

    @Test
    void aTimeToComeIsFresh() throws Exception {
        shop.sold("(1, '2018-12-24', NULL, NULL)");
        fresh("d", Duration.ofHours(1), null, "2018-12-24T00:00:00Z", "which is yet to come");
    }

    @Test
    void nothingIsNotFresh() throws Exception {
        assertThat(shop.one(check(new Freshness("t", Duration.ofDays(1)))).outcome())
                .returns(CheckStatus.FAILED, o -> o.status())
                .returns("no t at all", o -> o.observed())
                .returns(null, o -> o.newest());
    }

    @Test
    void whatIsNoTimeCannotBeFresh() throws Exception {
        shop.sold("(1, NULL, NULL, NULL)");
        assertThat(shop.one(check(new Freshness("n", Duration.ofDays(1)))).outcome())
                .returns(CheckStatus.BROKEN, o -> o.status())
                .returns("'1' is not a time", o -> o.observed());
    }

    @Test
    void daysWithoutRowsAreFound() throws Exception {
        shop.sold(
                "(1, '2018-11-01', '2018-11-01 23:59:59', NULL)",
                "(2, '2018-11-02', '2018-11-02 00:00:00', NULL)",
                "(3, '2018-11-02', '2018-11-03 12:00:00', NULL)",
                "(4, '2018-11-05', '2018-11-04 01:00:00', NULL)",
                "(5, '2018-11-09', '2018-11-05 01:00:00', NULL)",
                "(6, NULL, NULL, NULL)");
        is(CheckStatus.PASSED, new NoGaps("t", Duration.ofDays(1)), null, "no gap in 5 spans");
        is(CheckStatus.PASSED, new NoGaps("d", Duration.ofDays(1)), "n < 4", "no gap in 2 spans");
        CheckResult gaps = is(
                CheckStatus.FAILED,
                new NoGaps("d", Duration.ofDays(1)),
                null,
                "2 gaps, the first: nothing from 2018-11-03 00:00:00 UTC until 2018-11-05 00:00:00 UTC");
        assertThat(gaps.samples())
                .extracting(row -> row.values().get("gap_begins_after"))
                .containsExactly("2018-11-02 00:00:00", "2018-11-05 00:00:00");
        assertThat(gaps.outcome().expected()).isEqualTo("no gap of 1 day or longer in d");
    }

    @Test
    void spansMayHaveAnyLength() throws Exception {
        shop.sold(
                "(1, NULL, NULL, '2018-11-01 10:05:00+00')",
                "(2, NULL, NULL, '2018-11-01 13:20:00+02')",
                "(3, NULL, NULL, '2018-11-01 12:59:00+00')",
                "(4, NULL, NULL, '2018-11-01 14:00:00+00')");
        is(
                CheckStatus.FAILED,
                new NoGaps("z", Duration.ofHours(1)),
                null,
                "1 gap: nothing from 2018-11-01 13:00:00 UTC until 2018-11-01 14:00:00 UTC");
        is(CheckStatus.PASSED, new NoGaps("z", Duration.ofMinutes(90)), "n > 2", "no gap in 2 spans");
    }

    @Test
    void anEmptyTableHasNoGaps() throws Exception {
        is(CheckStatus.PASSED, new NoGaps("t", Duration.ofDays(1)), null, "no gap in 0 spans");
    }

    private void fresh(String column, Duration within, String where, String newest, String age) throws Exception {
        CheckResult result = shop.one(check(new Freshness(column, within), where));
        assertThat(result.outcome().status()).as(result.toString()).isEqualTo(CheckStatus.PASSED);
        assertThat(result.outcome().newest()).isEqualTo(Instant.parse(newest));
        assertThat(result.outcome().observed()).endsWith(", " + age);
    }

    private CheckResult is(CheckStatus status, CheckTest test, String where, String observed) throws Exception {
        CheckResult result = shop.one(check(test, where));
        assertThat(result.outcome().observed()).isEqualTo(observed);
        assertThat(result.outcome().status()).isEqualTo(status);
        return result;
    }
}
