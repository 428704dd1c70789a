package io.landfall.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads run behind those they come after, and batches wait for what their loads require. */
@ExtendWith(Shared.class)
class RequirementsIT {

    private final StagedShop shop;

    RequirementsIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @Test
    void salesWaitForShopsAndAreWrittenBehindThem() throws Exception {
        shop.table("shop_staging.sales", "id INTEGER, shop INTEGER");
        shop.table("shop_staging.shops", "id INTEGER, name VARCHAR(8)");
        shop.table("shop.sales", "id INTEGER, shop VARCHAR(8)");
        shop.table("shop.shops", "id INTEGER, name VARCHAR(8)");
        shop.has(
                        "sales shops",
                        """
                  - target: shop.sales
                    mode: append
                    key: [id]
                    after: [shop.shops]
                    requires: [shops]
                    inputs: [sales]
                    sql: loads/sales.sql
                  - target: shop.shops
                    mode: merge
                    key: [id]
                    inputs: [shops]
                    sql: loads/shops.sql
                """,
                        Map.of(
                                "loads/sales.sql",
                                "SELECT s.id, d.name AS shop FROM {{ staging('sales') }} s"
                                        + " LEFT JOIN {{ target('shops') }} d ON d.id = s.shop",
                                "loads/shops.sql",
                                "SELECT id, name FROM {{ staging('shops') }} d"))
                .start();
        assertThat(shop.load("sales", "(1, 9)")).isEmpty();

        assertThat(shop.load("shops", "(9, 'corner')")).containsOnlyKeys("shop.sales", "shop.shops");
        assertThat(shop.query("SELECT id || shop FROM shop.sales")).containsExactly("1corner");

        assertThat(shop.load("sales", "(2, 9)")).containsOnlyKeys("shop.sales");
    }
}
