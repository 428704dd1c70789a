package io.landfall.loader.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.TableChange;
import io.landfall.failure.FailureKind;
import io.landfall.failure.UnfitDataException;
import io.landfall.loader.StagedShop;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.RedshiftFailures;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What each mode makes of rows that come, in a real warehouse. */
@ExtendWith(Shared.class)
class LoadModesIT {

    private static final String ROWS = "id INTEGER, at INTEGER, \"user\" VARCHAR(32), amount DECIMAL(10,2)";
    private static final String ALL = "SELECT id, at, \"user\", amount FROM {{ staging('sales') }} s";

    private final StagedShop shop;

    LoadModesIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @BeforeEach
    void tables() throws Exception {
        shop.table("shop_staging.sales", ROWS);
    }

    @Test
    void appendWithoutKeyInsertsEverything() throws Exception {
        project("append", "", ROWS, ALL);
        shop.load("sales", "(1, 1, 'a', 1)", "(1, 1, 'a', 1)");
        assertThat(shop.load("sales", "(1, 1, 'a', 1)")).containsEntry("shop.sales", new TableChange(1, 0));
        assertThat(shop.query("SELECT COUNT(*) FROM shop.sales")).containsExactly("3");
    }

    @Test
    void appendWithKeyInsertsOnlyWhatIsNotThere() throws Exception {
        project("append", "key: [id, user]", ROWS, ALL);
        shop.load("sales", "(1, 1, 'a', 1)", "(1, 1, 'a', 1)");
        assertThat(shop.load("sales", "(1, 2, 'a', 9)", "(1, 2, 'b', 2)"))
                .containsEntry("shop.sales", new TableChange(1, 0, 0, 1));
        assertThat(shop.query("SELECT \"user\" || amount FROM shop.sales ORDER BY 1"))
                .containsExactly("a1.00", "b2.00");
    }

    @Test
    void replaceExchangesTheContent() throws Exception {
        project("replace", "", ROWS, ALL);
        shop.load("sales", "(1, 1, 'a', 1)", "(2, 1, 'b', 1)");
        assertThat(shop.load("sales", "(3, 1, 'c', 1)")).containsEntry("shop.sales", new TableChange(1, 0, 2, 0));
        assertThat(shop.query("SELECT id FROM shop.sales")).containsExactly("3");
    }

    @Test
    void mergeOfWholeRowsLeavesEachKeyOnce() throws Exception {
        project("merge", "key: [id]", ROWS, ALL);
        shop.execute("INSERT INTO shop.sales VALUES (1, 0, 'twice', 1), (1, 0, 'twice', 2), (2, 0, 'stays', 3)");
        shop.load("sales", "(1, 1, 'new', NULL)", "(3, 1, 'more', 1)");
        assertThat(shop.query("SELECT \"user\" FROM shop.sales ORDER BY id")).containsExactly("new", "stays", "more");
        assertThat(shop.query("SELECT COUNT(amount) FROM shop.sales")).containsExactly("2");
    }

    @Test
    void mergeOfSomeColumnsKeepsTheOthersAndIdentities() throws Exception {
        project(
                "merge",
                "key: [id]",
                "number BIGINT IDENTITY(1, 1), note VARCHAR(16) DEFAULT 'new', " + ROWS,
                "SELECT id, amount FROM {{ staging('sales') }} s");
        shop.load("sales", "(1, 1, 'a', 1)");
        shop.execute("UPDATE shop.sales SET note = 'seen', \"user\" = 'kept'");
        String number = shop.query("SELECT number FROM shop.sales").get(0);
        assertThat(shop.load("sales", "(1, 2, 'b', 5)", "(2, 2, 'c', 6)"))
                .containsEntry("shop.sales", new TableChange(1, 1));
        assertThat(shop.query("SELECT number || note || \"user\" || amount FROM shop.sales WHERE id = 1"))
                .containsExactly(number + "seenkept5.00");
        assertThat(shop.query("SELECT note FROM shop.sales WHERE id = 2")).containsExactly("new");
    }

    @Test
    void rowOlderThanTheTargetsIsIgnoredAndCounted() throws Exception {
        project("merge", "key: [id]\n    version: [at]", ROWS, ALL);
        shop.load("sales", "(1, 2, 'second', 1)", "(1, 1, 'first', 1)", "(1, NULL, 'never', 1)");
        assertThat(shop.query("SELECT \"user\" FROM shop.sales")).containsExactly("second");
        assertThat(shop.load("sales", "(1, 1, 'late', 1)", "(2, 1, 'other', 1)"))
                .containsEntry("shop.sales", new TableChange(1, 0, 0, 1));
        assertThat(shop.load("sales", "(1, NULL, 'ageless', 1)"))
                .containsEntry("shop.sales", new TableChange(0, 0, 0, 1));
        assertThat(shop.load("sales", "(1, 2, 'same age', 1)")).containsEntry("shop.sales", new TableChange(0, 1));
        assertThat(shop.query("SELECT \"user\" FROM shop.sales WHERE id = 1")).containsExactly("same age");
    }

    @Test
    void versionsOfSeveralColumnsAreComparedOneAfterAnother() throws Exception {
        project("merge", "key: [id]\n    version: [at, amount]", "note VARCHAR(8), " + ROWS, ALL);
        shop.load("sales", "(1, 2, 'b', 5)");
        shop.load("sales", "(1, 2, 'older', 4)");
        shop.load("sales", "(1, 1, 'older', 9)");
        assertThat(shop.query("SELECT \"user\" FROM shop.sales")).containsExactly("b");
        shop.load("sales", "(1, 2, 'newer', 6)");
        assertThat(shop.query("SELECT \"user\" FROM shop.sales")).containsExactly("newer");
    }

    @Test
    void updateNeverInserts() throws Exception {
        project("update", "key: [id]", ROWS, ALL);
        shop.execute("INSERT INTO shop.sales VALUES (1, 0, 'old', 1)");
        assertThat(shop.load("sales", "(1, 1, 'new', 1)", "(2, 1, 'nobody', 1)"))
                .containsEntry("shop.sales", new TableChange(0, 1, 0, 1));
        assertThat(shop.query("SELECT \"user\" FROM shop.sales")).containsExactly("new");
    }

    @Test
    void rowWithoutKeyIsAnErrorOfItsBatch() throws Exception {
        project("merge", "key: [id]", ROWS, ALL);
        shop.batch("sales", "(1, 1, 'a', 1)", "(NULL, 1, 'b', 1)");
        assertThatThrownBy(shop::load)
                .isInstanceOf(UnfitDataException.class)
                .hasMessageContaining("WHERE id IS NOT NULL")
                .satisfies(e -> assertThat(RedshiftFailures.classify(e)).isEqualTo(FailureKind.TERMINAL));
        assertThat(shop.query("SELECT COUNT(*) FROM shop.sales")).containsExactly("0");
    }

    @Test
    void textThatFitsTheTargetButNotTheTemplateIsLoadedWholeAndOneThatFitsNeitherNotAtAll() throws Exception {
        project("append", "", ROWS.replace("32", "40"), ALL);
        String text = "x".repeat(40);
        wide(text);
        shop.load();
        assertThat(shop.query("SELECT \"user\" FROM shop.sales")).containsExactly(text);

        wide(text + 'x');
        assertThatThrownBy(shop::load)
                .satisfies(e -> assertThat(RedshiftFailures.classify(e)).isEqualTo(FailureKind.TERMINAL));
        assertThat(shop.query("SELECT \"user\" FROM shop.sales")).containsExactly(text);
    }

    /** A batch staged when its dataset's template allowed longer texts. */
    private void wide(String text) throws Exception {
        shop.execute("ALTER TABLE shop_staging.sales ALTER COLUMN \"user\" TYPE VARCHAR(64)");
        shop.batch("sales", "(1, 1, '" + text + "', 1)");
        shop.execute("ALTER TABLE shop_staging.sales ALTER COLUMN \"user\" TYPE VARCHAR(32)");
    }

    private void project(String mode, String more, String columns, String select) throws Exception {
        Map<String, String> files = new HashMap<>();
        files.put("tables/shop.sales.sql", StagedShop.ddl("shop.sales", columns));
        files.put("loads/sales.sql", select);
        shop.has("sales", """
                  - target: shop.sales
                    mode: %s
                    inputs: [sales]
                    sql: loads/sales.sql
                    %s
                """.formatted(mode, more), files).start();
    }
}
