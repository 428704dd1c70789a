package io.landfall.checks;

import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Relationships;
import io.landfall.project.check.Unique;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks of keys, which Redshift declares and does not enforce, through the real driver. */
@ExtendWith(Shared.class)
class KeyChecksIT {

    private final CheckedShop shop;

    KeyChecksIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void rows() throws Exception {
        shop.start();
        shop.sold(
                "(1, 10, 'free', 1, NULL)",
                "(2, 10, 'paid', 2, NULL)",
                "(2, 11, 'free', 3, NULL)",
                "(2, 11, NULL, 4, NULL)",
                "(NULL, 12, NULL, 5, NULL)",
                "(NULL, NULL, NULL, 6, NULL)");
        shop.execute("INSERT INTO shop.customers VALUES (10, 'north'), (10, 'south'), (11, 'north'), (NULL, 'none')");
    }

    @Test
    void allRowsOfAKeyThatIsThereTwiceAreFoundAndKeysOfNullAreNot() throws Exception {
        CheckResult result = found(new Unique(List.of("id")), null, 3, "3 of 4 rows: 1 value of id more than once");
        assertThat(result.samples()).extracting(row -> row.values().get("id")).containsOnly("2");
        found(new Unique(List.of("id", "customer")), null, 2, "2 of 4 rows: 1 value of id, customer more than once");
    }

    @Test
    void keysThatAreThereOncePass() throws Exception {
        passes(new Unique(List.of("amount")), null, "none of 6 rows");
        passes(new Unique(List.of("id")), "level = 'free'", "none of 2 rows");
        passes(new Unique(List.of("id")), "amount > 100", "none of 0 rows");
    }

    @Test
    void rowsWhoseCustomerIsNotThereAreFound() throws Exception {
        Relationships test = new Relationships(List.of("customer"), CheckedShop.CUSTOMERS, List.of("id"));
        CheckResult result = found(test, null, 1, "1 of 6 rows: customer is not in shop.customers (id)");
        assertThat(result.samples()).singleElement().satisfies(row -> assertThat(row.values())
                .containsEntry("customer", "12")
                .containsEntry("amount", "5.00"));
        passes(test, "id IS NOT NULL", "none of 4 rows");
    }

    @Test
    void keysOfSeveralColumnsAreComparedTogether() throws Exception {
        Relationships test =
                new Relationships(List.of("customer", "level"), CheckedShop.CUSTOMERS, List.of("id", "region"));
        found(test, null, 3, "3 of 6 rows: customer, level is not in shop.customers (id, region)");
        shop.execute("INSERT INTO shop.customers VALUES (10, 'free'), (10, 'paid'), (11, 'free')");
        passes(test, null, "none of 6 rows");
    }

    @Test
    void nothingIsInAnEmptyTable() throws Exception {
        shop.execute("DELETE FROM shop.customers");
        found(
                new Relationships(List.of("customer"), CheckedShop.CUSTOMERS, List.of("id")),
                null,
                5,
                "5 of 6 rows: customer is not in shop.customers (id)");
    }

    private void passes(CheckTest test, String where, String observed) throws Exception {
        CheckResult result = shop.one(check(test, where));
        assertThat(result.outcome().status()).as(result.toString()).isEqualTo(CheckStatus.PASSED);
        assertThat(result.outcome().observed()).isEqualTo(observed);
    }

    private CheckResult found(CheckTest test, String where, int rows, String observed) throws Exception {
        CheckResult result = shop.one(check(test, where));
        assertThat(result.outcome().observed()).isEqualTo(observed);
        assertThat(result.outcome().status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.outcome().failingRows()).isEqualTo(rows);
        assertThat(result.samples()).hasSize(rows);
        return result;
    }
}
