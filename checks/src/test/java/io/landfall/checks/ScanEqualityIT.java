package io.landfall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Occasion;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Between;
import io.landfall.project.check.Check;
import io.landfall.project.check.CheckTest;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.Matches;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Relationships;
import io.landfall.project.check.RowCount;
import io.landfall.project.check.Unique;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks find the same whether they share statements or not, and whatever is broken beside them. */
@ExtendWith(Shared.class)
class ScanEqualityIT {

    private static final List<CheckTest> TESTS = List.of(
            new NotNull(List.of("id")),
            new NotNull(List.of("level", "customer")),
            new NotNull(List.of("broken")),
            new AcceptedValues("level", List.of("a", "b")),
            new AcceptedValues("amount", List.of("no number")),
            new Between("amount", "0", "5.5"),
            new Between("at", "2018-11-03", null),
            new Matches("level", "^[ab]$"),
            new RowCount(5L, 9L, null, null),
            new Freshness("at", Duration.ofDays(27)),
            new Unique(List.of("id")),
            new Relationships(List.of("customer"), CheckedShop.CUSTOMERS, List.of("id")));

    private static final List<String> CONDITIONS = List.of(
            "id > 2", "level = 'a' OR customer IS NULL", "1 / (id - 3) > 0", "amount > 3 -- less", "nothing = 1");

    private final CheckedShop shop;

    ScanEqualityIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void tables() throws Exception {
        shop.start();
        shop.execute("INSERT INTO shop.customers VALUES (1, 'x'), (2, 'y')");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4444, 55555, 666666})
    void togetherTheyFindWhatTheyFindAlone(long seed) throws Exception {
        Random random = new Random(seed);
        shop.sold(random.ints(12, 0, 1 << 20).mapToObj(ScanEqualityIT::row).toArray(String[]::new));
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String where = random.nextBoolean() ? null : CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            CheckTest test = TESTS.get(random.nextInt(TESTS.size()));
            checks.add(CheckedShop.check("c" + i, CheckedShop.SALES, test, where));
        }
        CheckSubject subject = shop.subject("r", Occasion.REQUEST);
        CheckRunner runner = new CheckRunner(shop.project);
        List<CheckResult> together = shop.warehouse.session(s -> runner.run(s, checks, subject));
        List<CheckResult> alone = shop.warehouse.session(s -> runner.oneByOne().run(s, checks, subject));
        assertThat(together).hasSize(25);
        for (int i = 0; i < 25; i++) {
            assertThat(together.get(i).check()).isEqualTo(checks.get(i));
            assertThat(together.get(i).outcome()).isEqualTo(alone.get(i).outcome());
            assertThat(together.get(i).samples()).isEqualTo(alone.get(i).samples());
        }
    }

    /** A row made of bits, some of its values NULL. */
    private static String row(int bits) {
        String[] levels = {"'a'", "'b'", "'c'", "NULL"};
        return String.join(
                        ", ",
                        "(" + value(bits & 7, 7),
                        value(bits >> 3 & 3, 0),
                        levels[bits >> 5 & 3],
                        value(bits >> 7 & 15, 15),
                        "'2018-11-0" + (1 + (bits >> 11 & 7)) + "'")
                + ")";
    }

    private static String value(int number, int absent) {
        return number == absent ? "NULL" : Integer.toString(number);
    }
}
