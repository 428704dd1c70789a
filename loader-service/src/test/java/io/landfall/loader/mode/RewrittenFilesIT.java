package io.landfall.loader.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.loader.StagedShop;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of a file that wait together end as if each had been loaded before the next one came. */
@ExtendWith(Shared.class)
class RewrittenFilesIT {

    private static final String ROWS = "id INTEGER, at INTEGER, note VARCHAR(16)";

    private final StagedShop shop;

    RewrittenFilesIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @BeforeEach
    void tables() throws Exception {
        shop.table("shop_staging.sales", ROWS);
        shop.table("shop.sales", ROWS);
    }

    @ParameterizedTest
    @CsvSource({"append, first", "merge, second", "'merge, version: [at]', second"})
    void versionsOfAFileAreLoadedOneAfterTheOther(String mode, String winner) throws Exception {
        project("mode: " + mode + ", key: [id]");
        stage("b001", "sales/a", "first");
        stage("b002", "sales/b", "other file");
        stage("b003", "sales/a", "second");
        assertThat(shop.load()).isNotEmpty();
        assertThat(shop.query("SELECT batch_id FROM landfall.load_batch ORDER BY batch_id"))
                .containsExactly("b001", "b002");
        assertThat(shop.load()).isNotEmpty();
        assertThat(shop.load()).isEmpty();
        assertThat(shop.query("SELECT note FROM shop.sales WHERE id = 1")).containsExactly(winner);
    }

    @Test
    void whereEveryRowIsTakenVersionsAreLoadedTogether() throws Exception {
        project("mode: append");
        stage("b001", "sales/a", "first");
        stage("b002", "sales/a", "second");
        shop.load();
        assertThat(shop.query("SELECT note FROM shop.sales ORDER BY note")).containsExactly("first", "second");
    }

    @Test
    void versionThatMayCorrectARefusedOneIsLoadedWithIt() throws Exception {
        project("mode: merge, key: [id]");
        stage("b001", "sales/a", "first");
        stage("b002", "sales/a", "second");
        shop.execute("INSERT INTO landfall.gate_failure VALUES ('b001', 'shop', 1, 'b001', 'c', GETDATE())");
        shop.load();
        assertThat(shop.query("SELECT batch_id FROM landfall.load_batch ORDER BY batch_id"))
                .containsExactly("b001", "b002");
    }

    private void project(String load) throws Exception {
        shop.has(
                        "sales",
                        "  - {target: shop.sales, inputs: [sales], sql: loads/sales.sql, " + load + "}\n",
                        Map.of("loads/sales.sql", "SELECT id, at, note FROM {{ staging('sales') }} s"))
                .start();
    }

    /** A batch of a file; the row of {@code sales/b} has a key of its own. */
    private void stage(String batch, String key, String note) throws Exception {
        shop.batch("sales", "(" + (key.endsWith("a") ? 1 : 2) + ", 1, '" + note + "')");
        shop.execute("INSERT INTO landfall.file VALUES ('shop', 'sales', 'landing', '" + key + "', '" + note
                + "', '1', 1, '" + batch + "', 'staged', NULL, GETDATE())");
    }
}
