package io.landfall.checks;

import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Between;
import io.landfall.project.check.Check;
import io.landfall.project.check.Matches;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.RowCount;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks of single rows through the real driver: what passes, what fails, and how many statements it takes. */
@ExtendWith(Shared.class)
class RowChecksIT {

    private final CheckedShop shop;

    RowChecksIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void rows() throws Exception {
        shop.start();
        shop.sold(
                "(1, 10, 'free', 1.00, '2018-11-01 10:00:00')",
                "(2, NULL, 'paid', 2.50, '2018-11-02 10:00:00')",
                "(3, 11, 'gold', -3.00, NULL)",
                "(4, 11, NULL, NULL, '2018-11-04 10:00:00')");
    }

    @Test
    void nullIsFoundInAnyOfTheColumns() throws Exception {
        found(new NotNull(List.of("id", "level")), null, 1L, "1 of 4 rows: id or level is NULL");
        found(new NotNull(List.of("customer", "at")), null, 2L, "2 of 4 rows: customer or at is NULL");
        passes(new NotNull(List.of("id")), null, "none of 4 rows");
        passes(new NotNull(List.of("customer")), "id <> 2 -- a comment", "none of 3 rows");
    }

    @Test
    void otherValuesThanTheAcceptedAreFoundAndNullIsNot() throws Exception {
        found(
                new AcceptedValues("level", List.of("free", "paid")),
                null,
                1L,
                "1 of 4 rows: level is neither free nor paid");
        found(new AcceptedValues("id", List.of("1", "2", "3")), null, 1L, "1 of 4 rows: id is neither 1, 2 nor 3");
        passes(new AcceptedValues("level", List.of("free", "paid", "gold")), null, "none of 4 rows");
        passes(new AcceptedValues("Customer", List.of("10")), "id < 3", "none of 2 rows");
    }

    @Test
    void valuesOutsideOfTheBoundsAreFoundAndTheBoundsThemselvesAreNot() throws Exception {
        found(new Between("amount", "-2.5", "2.49"), null, 2L, "2 of 4 rows: amount is below -2.5 or above 2.49");
        passes(new Between("amount", "-3", "2.5"), null, "none of 4 rows");
        found(new Between("at", "2018-11-02", null), null, 1L, "1 of 4 rows: at is below 2018-11-02");
        passes(new Between("level", "free", "paid"), null, "none of 4 rows");
    }

    @Test
    void textsAreMatched() throws Exception {
        found(new Matches("level", "^[a-z]{3,4}$"), "id <> 4", 0L, null);
        found(new Matches("level", "^(free|p.*)$"), null, 1L, "1 of 4 rows: level does not match ^(free|p.*)$");
        found(new Matches("level", "^\\w+\\d$"), null, 3L, "3 of 4 rows: level does not match ^\\w+\\d$");
        found(new Matches("level", "a:b?'\\\\'"), null, 3L, "3 of 4 rows: level does not match a:b?'\\\\'");
    }

    @Test
    void nothingFailsInAnEmptyTable() throws Exception {
        shop.execute("DELETE FROM shop.sales");
        passes(new NotNull(List.of("id")), null, "none of 0 rows");
        passes(new NotNull(List.of("id")), "id > 5", "none of 0 rows");
        found(new RowCount(1L, null, null, null), null, null, "0 rows");
    }

    @Test
    void manyChecksOfOneTableAreOneStatement() throws Exception {
        Check[] checks = IntStream.range(0, 90)
                .mapToObj(i -> check("c" + i, CheckedShop.SALES, new NotNull(List.of("id")), "id > " + i))
                .toArray(Check[]::new);
        assertThat(shop.run(checks)).allMatch(r -> r.outcome().passed());
        assertThat(shop.statements).hasSize(1);
    }

    @Test
    void moreColumnsThanAStatementShouldHaveAreSeveralStatements() throws Exception {
        Check[] checks = IntStream.range(0, 250)
                .mapToObj(i -> check("c" + i, CheckedShop.SALES, new NotNull(List.of("id")), "id > " + i))
                .toArray(Check[]::new);
        assertThat(shop.run(checks)).hasSize(250).allMatch(r -> r.outcome().passed());
        assertThat(shop.statements).hasSize(3);
    }

    private void passes(io.landfall.project.check.CheckTest test, String where, String observed) throws Exception {
        CheckResult result = shop.one(check(test, where));
        assertThat(result.outcome().status()).as(result.toString()).isEqualTo(CheckStatus.PASSED);
        assertThat(result.outcome().observed()).isEqualTo(observed);
        assertThat(result.samples()).isEmpty();
    }

    private void found(io.landfall.project.check.CheckTest test, String where, Long rows, String observed)
            throws Exception {
        CheckResult result = shop.one(check(test, where));
        assertThat(result.outcome().failingRows()).as(result.toString()).isEqualTo(rows);
        if (observed != null) {
            assertThat(result.outcome().status()).isEqualTo(CheckStatus.FAILED);
            assertThat(result.outcome().observed()).isEqualTo(observed);
        }
        assertThat(result.samples()).hasSize(rows == null ? 0 : rows.intValue());
    }
}
