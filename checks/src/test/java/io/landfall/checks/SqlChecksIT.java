package io.landfall.checks;

import static io.landfall.checks.CheckedShop.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.event.Severity;
import io.landfall.project.check.Check;
import io.landfall.project.check.Expectation;
import io.landfall.project.check.Scope;
import io.landfall.project.check.SqlTest;
import io.landfall.redshift.Warehouse.Shared;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks whose SELECT the project writes, with every expectation, through the real driver. */
@ExtendWith(Shared.class)
class SqlChecksIT {

    private static final Expectation ZERO = new Expectation.Value("0");

    private final CheckedShop shop;

    SqlChecksIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) throws Exception {
        this.shop = new CheckedShop(local.local().port(), directory);
    }

    @BeforeEach
    void rows() throws Exception {
        shop.start();
        shop.sold("(1, 10, 'free', 1.00, '2018-11-01 10:00:00')", "(2, 10, 'paid', NULL, '2018-11-02 10:00:00.5')");
    }

    @Test
    void valuesAreComparedAsNumbersWhereBothAre() throws Exception {
        is(CheckStatus.PASSED, "SELECT 0.00::DECIMAL(5,2)", ZERO, "0.00", "0");
        is(CheckStatus.PASSED, "SELECT COUNT(*) FROM {{ target('sales') }};", new Expectation.Value("2.0"), "2", "2.0");
        is(
                CheckStatus.PASSED,
                "SELECT 9223372036854775807",
                new Expectation.Value("9223372036854775807"),
                "9223372036854775807",
                null);
        is(
                CheckStatus.FAILED,
                "SELECT 9223372036854775807",
                new Expectation.Value("9223372036854775806"),
                "9223372036854775807",
                null);
        is(CheckStatus.PASSED, "SELECT '00'", ZERO, "00", null);
        is(CheckStatus.FAILED, "SELECT COUNT(*) FROM {{ target('shop.sales') }}", ZERO, "2", "0");
    }

    @Test
    void otherValuesAreComparedAsText() throws Exception {
        is(
                CheckStatus.PASSED,
                "SELECT level FROM shop.sales WHERE id = 1",
                new Expectation.Value("free"),
                "free",
                null);
        is(
                CheckStatus.FAILED,
                "SELECT level FROM shop.sales WHERE id = 1",
                new Expectation.Value("Free"),
                "free",
                null);
        is(
                CheckStatus.PASSED,
                "SELECT MAX(\"at\") FROM shop.sales",
                new Expectation.Value("2018-11-02 10:00:00.5"),
                "2018-11-02 10:00:00.5",
                null);
        is(
                CheckStatus.PASSED,
                "SELECT MAX(\"at\")::DATE FROM shop.sales",
                new Expectation.Value("2018-11-02"),
                "2018-11-02",
                null);
        is(CheckStatus.PASSED, "SELECT COUNT(*) = 2 FROM shop.sales", new Expectation.Value("true"), null, "true");
        is(CheckStatus.FAILED, "SELECT COUNT(*) = 2 FROM shop.sales", new Expectation.Value("false"), null, "false");
    }

    @Test
    void nullAndNothingAreNoValue() throws Exception {
        is(CheckStatus.FAILED, "SELECT MAX(amount) FROM shop.sales WHERE id > 5", ZERO, "NULL", "0");
        is(CheckStatus.FAILED, "SELECT id FROM shop.sales WHERE id > 5", ZERO, "no row", "0");
        is(CheckStatus.FAILED, "SELECT NULL::INTEGER", range("0", null), "NULL", "at least 0");
    }

    @Test
    void valuesAreWithinARange() throws Exception {
        is(CheckStatus.PASSED, "SELECT 1.5", range("1.5", "2"), "1.5", "1.5 to 2");
        is(CheckStatus.PASSED, "SELECT 2", range(null, "2"), "2", "at most 2");
        is(CheckStatus.FAILED, "SELECT 2.01", range("1.5", "2"), "2.01", "1.5 to 2");
        is(CheckStatus.FAILED, "SELECT 'many'", range("1.5", null), "many", "at least 1.5");
    }

    @Test
    void severalValuesWhereOneIsExpectedAreNoAnswer() throws Exception {
        is(CheckStatus.BROKEN, "SELECT 0, 0", ZERO, "one value is expected, and it returns 2 columns", null);
        is(
                CheckStatus.BROKEN,
                "SELECT id FROM shop.sales",
                range("0", null),
                "one value is expected, and it returns more than one row",
                null);
    }

    @Test
    void noRowIsExpectedAndThoseThereAreAreShown() throws Exception {
        Expectation none = new Expectation.NoRows();
        is(CheckStatus.PASSED, "SELECT * FROM shop.sales WHERE id > 5", none, "0 rows", "no row");
        CheckResult found = is(
                CheckStatus.FAILED,
                "-- all of them?\nWITH s AS (SELECT * FROM {{ target('sales') }} s)\nSELECT id, level, level FROM s ORDER BY id -- yes",
                none,
                "2 rows",
                "no row");
        assertThat(found.outcome().failingRows()).isEqualTo(2);
        assertThat(found.samples()).hasSize(2).allSatisfy(row -> assertThat(row.values())
                .containsOnlyKeys("id"));
    }

    @Test
    void rowsAreComparedWithThoseOfAnotherQuery() throws Exception {
        shop.write("checks/other.sql", "SELECT 2.0, 'b', NULL");
        Expectation other = new Expectation.SameAs("checks/other.sql");
        is(
                CheckStatus.PASSED,
                "SELECT COUNT(*), 'b', NULL FROM shop.sales",
                other,
                "2, b, NULL",
                "2.0, b, NULL, which is what checks/other.sql returns");
        is(CheckStatus.FAILED, "SELECT COUNT(*), 'c', NULL FROM shop.sales", other, "2, c, NULL", null);
        is(CheckStatus.FAILED, "SELECT id, level, amount FROM shop.sales WHERE id > 5", other, "no row", null);
        is(CheckStatus.BROKEN, "SELECT 2", other, "it returns 1 columns, and checks/other.sql returns 3", null);
        shop.write("checks/other.sql", "SELECT id FROM shop.sales WHERE id > 5");
        is(CheckStatus.PASSED, "SELECT id FROM shop.sales WHERE id > 6", other, "no row", null);
    }

    @Test
    void questionMarksColonsAndBackslashesMeanNothingToUs() throws Exception {
        is(
                CheckStatus.PASSED,
                "SELECT ':a ? <b> {c} \\\\' || level FROM shop.sales WHERE id = 1",
                new Expectation.Value(":a ? <b> {c} \\free"),
                null,
                null);
    }

    @Test
    void valuesOfMaskedColumnsAreNotShown() throws Exception {
        shop.write("checks/check.sql", "SELECT level AS \"Name\" FROM shop.sales WHERE id = 1");
        Check masked = new Check(
                "check",
                new SqlTest("checks/check.sql", ZERO),
                List.of(),
                Severity.WARN,
                null,
                Scope.TABLE,
                false,
                null,
                "",
                null,
                List.of("NAME"),
                20,
                null);
        CheckResult result = shop.one(masked);
        assertThat(result.outcome().observed()).isEqualTo("***");
        assertThat(result.outcome().status()).isEqualTo(CheckStatus.WARNED);
        assertThat(result.table()).isNull();
    }

    private static Expectation range(String min, String max) {
        return new Expectation.Range(
                min == null ? null : new BigDecimal(min), max == null ? null : new BigDecimal(max));
    }

    private CheckResult is(CheckStatus status, String sql, Expectation expect, String observed, String expected)
            throws Exception {
        shop.write("checks/check.sql", sql);
        CheckResult result = shop.one(check(new SqlTest("checks/check.sql", expect)));
        assertThat(result.outcome().status()).as(result.toString()).isEqualTo(status);
        if (observed != null) {
            assertThat(result.outcome().observed()).isEqualTo(observed);
        }
        if (expected != null) {
            assertThat(result.outcome().expected()).isEqualTo(expected);
        }
        return result;
    }
}
