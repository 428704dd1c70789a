package io.landfall.checks;

import static io.landfall.checks.CheckedShop.SALES;
import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.Severity;
import io.landfall.ledger.CheckResultLedger;
import io.landfall.ledger.CheckResultLedger.Result;
import io.landfall.ledger.CheckResultLedger.Run;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.RowCount;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger keeps of checks, in a real warehouse. */
@ExtendWith(Shared.class)
class CheckResultLedgerIT {

    private final CheckedShop shop;
    private final CheckResultLedger ledger = new CheckResultLedger("shop");

    CheckResultLedgerIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void tables() throws Exception {
        shop.start();
        shop.ledger();
    }

    @Test
    void theEventOfARunIsMadeAgainFromTheLedger() throws Exception {
        shop.sold("(1, NULL, 'it''s \\\\ \"x\"', 1, '2018-11-30 11:00:00.123456')", "(NULL, NULL, '日本', 1, NULL)");
        CheckSubject subject = shop.subject("L1", Occasion.LOAD);
        List<CheckResult> results = shop.run(
                subject,
                check("keys", SALES, new NotNull(List.of("customer")), null),
                check("fresh", SALES, new Freshness("at", Duration.ofHours(1)), null),
                check("broken", SALES, new NotNull(List.of("nothing")), null),
                check("rows", SALES, new RowCount(1L, null, null, null), null));
        record(subject, results);

        List<CheckOutcome> outcomes = results.stream().map(CheckResult::outcome).toList();
        QualityOutcome event = QualityOutcome.of("shop", "L1", Occasion.LOAD, 1, outcomes);
        assertThat(event).isInstanceOf(QualityFailed.class);
        assertThat(outcomes("L1", Occasion.LOAD, 1)).isEqualTo(outcomes);
        assertThat(outcomes("L1", Occasion.GATE, 1)).isEmpty();
        assertThat(outcomes("L1", Occasion.LOAD, 2)).isEmpty();
        assertThat(outcomes.get(1).newest()).isEqualTo(Instant.parse("2018-11-30T11:00:00.123456Z"));
    }

    @Test
    void everythingIsCutToItsColumn() throws Exception {
        String longest = "ä".repeat(10_000);
        CheckOutcome outcome = new CheckOutcome(
                longest,
                longest,
                CheckStatus.FAILED,
                Severity.WARN,
                longest + '\0',
                longest,
                1L,
                List.of(),
                null,
                longest);
        Result result = new Result(outcome, 1.5, List.of(Map.of("a", "x")));
        shop.warehouse.run(session -> {
            ledger.record(session, new Run(longest, Occasion.REQUEST, 1), List.of(result));
            return null;
        });
        assertThat(outcomes(longest, Occasion.REQUEST, 1)).singleElement().satisfies(read -> {
            assertThat(read.observed()).hasSize(2048);
            assertThat(read.owner()).hasSize(128);
            assertThat(read.samples()).containsExactly(Map.of("a", "x"));
        });
    }

    @Test
    void aRunIsTwoStatementsHoweverManyChecksItHas() throws Exception {
        shop.sold(IntStream.range(0, 50)
                .mapToObj(i -> "(NULL, NULL, 'x', 1, NULL)")
                .toArray(String[]::new));
        CheckSubject subject = shop.subject("L2", Occasion.LOAD);
        List<CheckResult> results = shop.run(
                subject,
                IntStream.range(0, 8)
                        .mapToObj(i -> check("c" + i, SALES, new NotNull(List.of("id")), null))
                        .toArray(io.landfall.project.check.Check[]::new));
        // One scan, one look at the columns, and the samples of each.
        assertThat(shop.statements).hasSize(10);
        shop.statements.clear();
        shop.warehouse.run(session -> {
            new CheckRunner(shop.project).record(shop.counting(session), subject, results);
            return null;
        });
        assertThat(shop.statements).hasSize(2).allMatch(sql -> sql.startsWith("INSERT"));
        assertThat(count("landfall.check_failures")).isEqualTo(160);
    }

    @Test
    void whatIsOldGoesAndOnlyThat() throws Exception {
        String run = cleaning();
        record(shop.subject("old", Occasion.LOAD), failed());
        shop.execute(
                "UPDATE landfall.check_result SET checked_at = DATEADD(day, -181, GETDATE())",
                "UPDATE landfall.check_failures SET checked_at = DATEADD(day, -31, GETDATE())");
        record(shop.subject("newer", Occasion.LOAD), failed());
        shop.execute(
                "UPDATE landfall.check_result SET checked_at = DATEADD(day, -179, GETDATE()) WHERE run = 'newer'",
                "UPDATE landfall.check_failures SET checked_at = DATEADD(day, -29, GETDATE()) WHERE run = 'newer'");
        record(shop.subject(run, Occasion.LOAD), failed());
        assertThat(count("landfall.check_result")).isEqualTo(2);
        assertThat(count("landfall.check_failures")).isEqualTo(2);
        assertThat(outcomes("newer", Occasion.LOAD, 1)).hasSize(1);
    }

    private List<CheckResult> failed() throws Exception {
        shop.execute("DELETE FROM shop.sales");
        shop.sold("(NULL, NULL, 'x', 1, NULL)");
        return shop.run(check("keys", SALES, new NotNull(List.of("id")), null));
    }

    /** The name of a run that removes what is old. */
    private static String cleaning() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "run" + i)
                .filter(run -> Math.floorMod(run.hashCode(), 16) == 0)
                .findFirst()
                .orElseThrow();
    }

    private void record(CheckSubject subject, List<CheckResult> results) throws Exception {
        shop.warehouse.run(session -> {
            new CheckRunner(shop.project).record(session, subject, results);
            return null;
        });
    }

    private List<CheckOutcome> outcomes(String run, Occasion occasion, int attempt) throws Exception {
        return shop.warehouse.run(session -> ledger.outcomes(session, new Run(run, occasion, attempt)));
    }

    private long count(String table) throws Exception {
        return shop.warehouse.run(session -> session.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }
}
