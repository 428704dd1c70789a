package io.landfall.checks;

import static io.landfall.checks.CheckedShop.SALES;
import static io.landfall.checks.CheckedShop.STAGED;
import static io.landfall.checks.CheckedShop.check;
import static io.landfall.checks.CheckedShop.delta;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.event.Severity;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Expectation;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.Scope;
import io.landfall.project.check.SqlTest;
import io.landfall.project.check.Unique;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.QualifiedName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a check sees: the table, what a load brings while it runs and after it, or what was staged. */
@ExtendWith(Shared.class)
class ScopesIT {

    private static final CheckTest ONE = new RowCount(1L, 1L, null, null);

    private final CheckedShop shop;
    private final CheckRunner runner;

    ScopesIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
        this.runner = new CheckRunner(shop.project);
    }

    @BeforeEach
    void rows() throws Exception {
        shop.start();
        shop.ledger();
        shop.sold("(1, 10, 'gold', 1, NULL)", "(2, 10, 'free', 1, NULL)");
    }

    @Test
    void afterALoadItsRowsAreThoseOfItsSelectEachKeyOnce() throws Exception {
        shop.staged("b1", "(2, 10, 'free', 5, NULL)", "(2, 10, 'paid', 7, NULL)");
        shop.staged("b2", "(3, 10, 'paid', 7, NULL)");
        observed(delta(new RowCount(9L, null, null, null)), "2 rows");
        observed(delta(new AcceptedValues("level", List.of("paid"))), "none of 2 rows");
        observed(delta(new Unique(List.of("id"))), "none of 2 rows");
        observed(check(new AcceptedValues("level", List.of("free"))), "1 of 2 rows: level is not free");
    }

    @Test
    void ofSeveralLoadsOfATargetTheColumnsTheyShareAreSeen() throws Exception {
        shop.staged("b1", "(3, 10, 'paid', 7, NULL)");
        shop.stagedOf("late", "b2", "(1, 'gone')", "(2, 'free')");
        observed(
                delta(new AcceptedValues("level", List.of("free", "paid"))),
                "1 of 3 rows: level is neither free nor paid");
        CheckResult result = shop.one(delta(new NotNull(List.of("amount"))));
        assertThat(result.outcome().status()).isEqualTo(CheckStatus.BROKEN);
        assertThat(result.outcome().observed()).contains("amount");
    }

    @Test
    void ofAListThatReplacesTheOneBeforeTheNewestIsSeen() throws Exception {
        shop.stagedOf("customers", "b1", "(1, 'x')", "(2, 'y')", "(3, 'z')");
        shop.stagedOf("customers", "b2", "(1, 'x')");
        observed(check("a", QualifiedName.parse("shop_staging.customers"), ONE, null), "1 row");
        Check delta = new Check(
                "b",
                ONE,
                List.of(CheckedShop.CUSTOMERS, SALES),
                Severity.WARN,
                null,
                Scope.DELTA,
                false,
                null,
                "",
                null,
                List.of(),
                20,
                null);
        assertThat(shop.run(delta))
                .extracting(r -> r.table() + " " + r.outcome().observed() + " "
                        + r.outcome().status())
                .containsExactly("shop.customers 1 row PASSED", "shop.sales 0 rows WARNED");
    }

    @Test
    void withoutBatchesALoadBringsNothing() throws Exception {
        observed(delta(ONE), "0 rows");
        observed(check("staged", STAGED, ONE, null), "0 rows");
    }

    @Test
    void insideALoadItsRowsAreWhereItHasThem() throws Exception {
        shop.staged("b1", "(3, 10, 'paid', 7, NULL)");
        String relation = "(SELECT * FROM shop.sales WHERE id = 2)";
        List<CheckResult> results =
                shop.gate(Map.of(SALES, relation), runner, delta(ONE), delta(new NotNull(List.of("amount"))));
        assertThat(results).allMatch(r -> r.outcome().passed());
        assertThat(shop.statements).hasSize(1);
    }

    @Test
    void aStagingTableIsTheUnionOfItsBatches() throws Exception {
        shop.staged("b1", "(1, 10, NULL, 1, NULL)", "(1, 10, 'free', 2, NULL)");
        shop.staged("b2", "(1, NULL, 'paid', 2, NULL)");
        observed(
                check("a", STAGED, new NotNull(List.of("level", "customer")), null),
                "2 of 3 rows: level or customer is NULL");
        CheckResult result = shop.one(check("b", STAGED, new Unique(List.of("id")), "amount > 1"));
        assertThat(result.samples())
                .extracting(row -> row.values().get("level"))
                .containsExactlyInAnyOrder("free", "paid");
    }

    @Test
    void aSelectOfTheProjectSeesTheRowsOfItsScope() throws Exception {
        shop.staged("b1", "(3, 10, 'paid', 7, NULL)");
        shop.write(
                "checks/count.sql", "SELECT COUNT(*) FROM {{ target('sales') }} t CROSS JOIN {{ staging('sales') }} s");
        SqlTest test = new SqlTest("checks/count.sql", new Expectation.Value("0"));
        observed(check(test), "2");
        observed(delta(test), "1");
    }

    @Test
    void checksOfATableAskNeitherLedgerNorCatalog() throws Exception {
        shop.staged("b1", "(3, 10, 'paid', 7, NULL)");
        shop.run(check("a", SALES, new NotNull(List.of("id")), null), check("b", SALES, ONE, "id = 1"));
        assertThat(shop.statements).hasSize(1);
    }

    @Test
    void itIsKnownWhichChecksNeedBatches() throws Exception {
        shop.write("checks/staged.sql", "SELECT 0 FROM {{ staging('sales') }} s");
        shop.write("checks/target.sql", "SELECT 0");
        assertThat(runner.needsBatches(check(ONE))).isFalse();
        assertThat(runner.needsBatches(delta(ONE))).isTrue();
        assertThat(runner.needsBatches(check("a", STAGED, ONE, null))).isTrue();
        assertThat(runner.needsBatches(check(new RowCount(null, null, "sales", null))))
                .isTrue();
        assertThat(runner.needsBatches(check(new SqlTest("checks/staged.sql", new Expectation.NoRows()))))
                .isTrue();
        assertThat(runner.needsBatches(check(new SqlTest("checks/target.sql", new Expectation.NoRows()))))
                .isFalse();
        assertThat(runner.needsBatches(
                        check(new SqlTest("checks/target.sql", new Expectation.SameAs("checks/staged.sql")))))
                .isTrue();
    }

    private void observed(Check check, String words) throws Exception {
        CheckResult result = shop.one(check);
        assertThat(result.outcome().status()).isNotEqualTo(CheckStatus.BROKEN);
        assertThat(result.outcome().observed()).isEqualTo(words);
    }
}
