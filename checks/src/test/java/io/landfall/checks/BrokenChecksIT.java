package io.landfall.checks;

import static io.landfall.checks.CheckedShop.SALES;
import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.Severity;
import io.landfall.project.check.AcceptedValues;
import io.landfall.project.check.Between;
import io.landfall.project.check.ChangedLessThan;
import io.landfall.project.check.Check;
import io.landfall.project.check.Expectation;
import io.landfall.project.check.NotNull;
import io.landfall.project.check.Scope;
import io.landfall.project.check.SqlTest;
import io.landfall.project.check.Unique;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.QualifiedName;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A check that cannot be asked is broken: it never passes, says what the warehouse says, and hurts no other. */
@ExtendWith(Shared.class)
class BrokenChecksIT {

    private static final NotNull IDS = new NotNull(List.of("id"));

    private static final String SLOW =
            "SELECT 1 AS id FROM pg_catalog.pg_attribute a, pg_catalog.pg_attribute b," + " pg_catalog.pg_attribute c";

    private final CheckedShop shop;

    BrokenChecksIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void rows() throws Exception {
        shop.start();
        shop.sold("(1, 10, 'free', 0, NULL)", "(NULL, 10, 'gold', 2, NULL)");
    }

    @Test
    void othersOfTheSameScanAreAskedAlone() throws Exception {
        List<CheckResult> results = shop.run(
                check("unknown column", SALES, new NotNull(List.of("nmae")), null),
                check("passes", SALES, IDS, "id > 0"),
                check("divides by zero", SALES, IDS, "1 / amount > 0"),
                check("fails", SALES, IDS, null));
        assertThat(results)
                .extracting(r -> r.outcome().status())
                .containsExactly(CheckStatus.BROKEN, CheckStatus.PASSED, CheckStatus.BROKEN, CheckStatus.FAILED);
        assertThat(results.get(0).outcome().observed())
                .contains("nmae", "does not exist")
                .doesNotContain("Exception");
        assertThat(results.get(2).outcome().observed())
                .containsIgnoringCase("divi")
                .contains("zero");
        assertThat(results.get(0).outcome().failingRows()).isNull();
    }

    @Test
    void oneOfManyIsFoundWithFewStatements() throws Exception {
        Check[] checks = IntStream.range(0, 64)
                .mapToObj(i -> check("c" + i, SALES, new NotNull(List.of(i == 40 ? "nmae" : "customer")), "id = " + i))
                .toArray(Check[]::new);
        List<CheckResult> results = shop.run(checks);
        assertThat(results.stream().filter(r -> !r.outcome().passed()))
                .singleElement()
                .returns("c40", r -> r.check().name())
                .returns(CheckStatus.BROKEN, r -> r.outcome().status());
        assertThat(shop.statements).hasSize(1 + 2 * 6);
    }

    @Test
    void checksThatTakeTooLongDoNotTakeForEver() throws Exception {
        // Every one of them takes longer than a statement may.
        shop.execute("CREATE VIEW shop.slow AS " + SLOW);
        Check[] checks = IntStream.range(0, 16)
                .mapToObj(i -> check("c" + i, QualifiedName.parse("shop.slow"), IDS, "id <> " + i))
                .toArray(Check[]::new);
        List<CheckResult> results = shop.warehouse
                .patient(Duration.ofSeconds(1))
                .session(session -> new CheckRunner(shop.project)
                        .run(shop.counting(session), List.of(checks), shop.subject("r", Occasion.LOAD)));
        assertThat(results).allMatch(r -> r.outcome().status() == CheckStatus.BROKEN);
        assertThat(shop.statements).hasSizeLessThan(8);
    }

    @Test
    void everyOtherWayToBeWrongIsBrokenToo() throws Exception {
        shop.write("checks/typo.sql", "SELEC 1");
        shop.write("checks/unknown.sql", "SELECT 0 FROM {{ staging('sels') }} s");
        broken(check(new SqlTest("checks/typo.sql", new Expectation.Value("0"))), "SELEC");
        broken(check(new SqlTest("checks/typo.sql", new Expectation.NoRows())), "SELEC");
        broken(check(new SqlTest("checks/unknown.sql", new Expectation.Value("0"))), "there is no such dataset");
        broken(check(new SqlTest("checks/missing.sql", new Expectation.Value("0"))), "cannot read");
        broken(check("no table", QualifiedName.parse("shop.nothing"), IDS, null), "does not exist");
        broken(check(IDS, "id > 0) OR (1 ="), "syntax");
        broken(check(new AcceptedValues("id", List.of("one"))), "one");
        broken(check(new Between("id", "a", null)), "a");
        broken(check(new Unique(List.of("nothing"))), "nothing");
    }

    @Test
    void brokenIsBrokenWhateverTheSeverity() throws Exception {
        Check warns = new Check(
                "warns",
                new NotNull(List.of("nmae")),
                List.of(SALES),
                Severity.WARN,
                null,
                Scope.TABLE,
                false,
                "team",
                "",
                null,
                List.of(),
                20,
                null);
        CheckOutcome outcome = shop.one(warns).outcome();
        assertThat(outcome.status()).isEqualTo(CheckStatus.BROKEN);
        assertThat(outcome.owner()).isEqualTo("team");
    }

    @Test
    void valuesOfMaskedColumnsAreNotInTheWordsOfTheWarehouse() throws Exception {
        Check masked = new Check(
                "masked",
                IDS,
                List.of(SALES),
                Severity.ERROR,
                "CAST(level AS INTEGER) > 0",
                Scope.TABLE,
                false,
                null,
                "",
                null,
                List.of("level"),
                20,
                null);
        assertThat(shop.one(masked).outcome().observed()).contains("***").doesNotContain("free");
    }

    @Test
    void valuesOfMaskedColumnsAreNotInAnAnswerThatIsNoNumber() throws Exception {
        shop.ledger();
        Check masked = new Check(
                "masked",
                new ChangedLessThan("MAX(level)", BigDecimal.TEN, null),
                List.of(SALES),
                Severity.ERROR,
                null,
                Scope.TABLE,
                false,
                null,
                "",
                null,
                List.of("level"),
                20,
                null);
        CheckOutcome outcome = shop.one(masked).outcome();
        assertThat(outcome.status()).isEqualTo(CheckStatus.BROKEN);
        assertThat(outcome.observed()).isEqualTo("*** is not a number");
    }

    @Test
    void insideATransactionTheChecksOfTheStatementAreNamed() {
        CheckRunner runner = new CheckRunner(shop.project);
        Check good = check("good", SALES, IDS, "id > 0");
        Check bad = check("bad", SALES, new NotNull(List.of("nmae")), null);
        Check other = check("other", CheckedShop.CUSTOMERS, IDS, null);

        assertThatThrownBy(() -> shop.gate(Map.of(), runner, other, good, bad))
                .isInstanceOfSatisfying(BrokenCheckException.class, e -> {
                    assertThat(e.checks()).containsExactly("good", "bad");
                    assertThat(e).hasMessageContaining("nmae");
                });
        assertThatThrownBy(() -> shop.gate(Map.of(), runner.oneByOne(), other, good, bad))
                .isInstanceOfSatisfying(
                        BrokenCheckException.class, e -> assertThat(e.checks()).containsExactly("bad"));
    }

    @Test
    void whatNoStatementIsNeededForIsBrokenInsideATransactionToo() throws Exception {
        List<CheckResult> results = shop.gate(
                Map.of(),
                new CheckRunner(shop.project),
                check("no file", SALES, new SqlTest("checks/missing.sql", new Expectation.Value("0")), null),
                check("fails", SALES, IDS, null));
        assertThat(results)
                .extracting(r -> r.outcome().status())
                .containsExactly(CheckStatus.BROKEN, CheckStatus.FAILED);
        assertThat(results.get(1).samples()).hasSize(1);
    }

    private void broken(Check check, String words) throws Exception {
        CheckOutcome outcome = shop.one(check).outcome();
        assertThat(outcome.status()).as(outcome.toString()).isEqualTo(CheckStatus.BROKEN);
        assertThat(outcome.observed()).contains(words).doesNotContain("Exception");
    }
}
