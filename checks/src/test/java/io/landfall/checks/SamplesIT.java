package io.landfall.checks;

import static io.landfall.checks.CheckedShop.SALES;
import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckOutcome;
import io.landfall.event.Severity;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Matches;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Scope;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows that fail are shown: a few, in bounds, and without what nobody may see. */
@ExtendWith(Shared.class)
class SamplesIT {

    private final CheckedShop shop;

    SamplesIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void tables() throws Exception {
        shop.start();
    }

    @Test
    void keyComesFirstThenWhatIsWrongThenTheOthers() throws Exception {
        shop.sold("(1, 10, 'free', 1.50, NULL)");
        Map<String, String> row =
                shop.one(check(new Matches("level", "x"))).samples().get(0).values();
        assertThat(row.keySet()).containsExactly("id", "level", "customer", "amount", "at");
        assertThat(row)
                .containsEntry("id", "1")
                .containsEntry("level", "free")
                .containsEntry("amount", "1.50")
                .containsEntry("at", null);
    }

    @Test
    void noMoreRowsAreKeptThanTheCheckSaysAndThreeAreTold() throws Exception {
        shop.sold(IntStream.range(0, 30)
                .mapToObj(i -> "(" + i + ", NULL, 'x', 1, NULL)")
                .toArray(String[]::new));
        CheckTest test = new NotNull(List.of("customer"));
        CheckResult twenty = shop.one(check(test));
        assertThat(twenty.samples()).hasSize(20);
        assertThat(twenty.outcome().samples()).hasSize(CheckOutcome.MOST_SAMPLES);
        assertThat(twenty.outcome().failingRows()).isEqualTo(30);
        assertThat(shop.one(with(test, List.of(), 0)).samples()).isEmpty();
        assertThat(shop.statements).hasSize(1);
        assertThat(shop.one(with(test, List.of(), 100)).samples()).hasSize(30);
    }

    @Test
    void maskedColumnsAreNotEvenRead() throws Exception {
        shop.sold("(1, 10, 'secret', 1.50, NULL)");
        CheckResult result = shop.one(with(new Matches("level", "x"), List.of("Level", "amount"), 20));
        assertThat(result.samples().get(0).values())
                .containsEntry("level", "***")
                .containsEntry("amount", "***")
                .containsEntry("customer", "10");
        assertThat(result.outcome().samples().toString()).contains("***").doesNotContain("secret");
        assertThat(shop.statements.get(2)).startsWith("SELECT c.\"id\", 1, c.\"customer\", 1, c.\"at\"");
    }

    @Test
    void wideRowsAndLongValuesAreCut() throws Exception {
        String columns =
                IntStream.range(0, 20).mapToObj(i -> "c" + i + " VARCHAR(4000)").collect(Collectors.joining(", "));
        shop.execute("DROP TABLE shop.sales", "CREATE TABLE shop.sales (" + columns + ", \"order\" SUPER)");
        String value = "'" + "ä".repeat(1999) + "'";
        shop.sold("(" + (value + ", ").repeat(20) + "JSON_PARSE('{\"a\": [1]}'))");
        CheckResult result = shop.one(check(new NotNull(List.of("ORDER", "c19")), "\"order\" IS NOT NULL"));
        assertThat(result.outcome().passed()).isTrue();

        shop.execute("UPDATE shop.sales SET c19 = NULL");
        Map<String, String> row = shop.one(check(new NotNull(List.of("ORDER", "c19"))))
                .samples()
                .get(0)
                .values();
        assertThat(row).hasSize(12).containsEntry("order", "object").containsEntry("c19", null);
        assertThat(row.get("c0")).hasSize(200).endsWith("ä…");
    }

    @Test
    void outcomeWithSamplesStaysSmall() throws Exception {
        shop.execute("DROP TABLE shop.sales", "CREATE TABLE shop.sales (id INTEGER, a VARCHAR(4000), b VARCHAR(4000))");
        shop.sold("(1, '" + "x".repeat(3000) + "', '" + "y".repeat(3000) + "')");
        CheckOutcome outcome = shop.one(check(new Matches("a", "z"))).outcome();
        assertThat(outcome.samples()).singleElement().satisfies(row -> assertThat(row.values())
                .allSatisfy(value -> assertThat(value.length()).isLessThanOrEqualTo(64)));
    }

    private static Check with(CheckTest test, List<String> mask, int samples) {
        return new Check(
                "check",
                test,
                List.of(SALES),
                Severity.ERROR,
                null,
                Scope.TABLE,
                false,
                null,
                "",
                null,
                mask,
                samples,
                null);
    }
}
