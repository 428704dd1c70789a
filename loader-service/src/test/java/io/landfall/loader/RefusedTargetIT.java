package io.landfall.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.ClusterReady;
import io.landfall.event.LoadFailed;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose targets are not as its project declares them says so once, and loads as soon as they are. */
@ExtendWith(Shared.class)
class RefusedTargetIT {

    private final StagedShop shop;
    private final RecordedAnnouncements announced = new RecordedAnnouncements();

    RefusedTargetIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @Test
    void differenceIsToldOnceAndLoadingGoesOnWhenItIsMended() throws Exception {
        shop.table("shop_staging.sales", "id INTEGER");
        shop.table("shop.sales", "id INTEGER");
        shop.has("sales", """
                  - target: shop.sales
                    mode: append
                    inputs: [sales]
                    sql: loads/sales.sql
                """, Map.of("loads/sales.sql", "SELECT id FROM {{ staging('sales') }} s"))
                .start();
        shop.execute("ALTER TABLE shop.sales ADD COLUMN manual INTEGER");
        shop.batch("sales", "(1)");
        try (LoaderEngine engine =
                new LoaderEngine(shop.project(), announced, ready -> shop.warehouse(), Duration.ofMillis(50))) {
            engine.start();
            engine.gate().ready(new ClusterReady("shop", "127.0.0.1", 1, "dev", "us-west-2", "r", "s", "b", "q"));
            await().until(() -> !announced.of(LoadFailed.class).isEmpty());
            shop.execute("ALTER TABLE shop.sales DROP COLUMN manual");
            await().until(() -> !announced.of(TablesLoaded.class).isEmpty());
        }
        assertThat(announced.of(LoadFailed.class)).singleElement().satisfies(failed -> assertThat(failed.reason())
                .contains("column manual", "DROP COLUMN", "the batches stay staged"));
        assertThat(shop.query("SELECT id FROM shop.sales")).containsExactly("1");
    }
}
