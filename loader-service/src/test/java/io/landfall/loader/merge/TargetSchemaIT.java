package io.landfall.loader.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.ledger.Ledger;
import io.landfall.loader.StagedShop;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.table.DeclaredTables;
import io.landfall.warehouse.table.SchemaRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables of the warehouse follow the project as far as that loses nothing; anything else is told to a person. */
@ExtendWith(Shared.class)
class TargetSchemaIT {

    private static final String LOADS = """
              - target: shop.sales
                mode: append
                inputs: [sales]
                sql: loads/sales.sql
            """;

    private final StagedShop shop;

    TargetSchemaIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @BeforeEach
    void project() throws Exception {
        shop.table("shop_staging.sales", "id INTEGER, name VARCHAR(8)");
        shop.table("shop.sales", "id INTEGER NOT NULL, name VARCHAR(8)");
        shop.has("sales", LOADS, Map.of("loads/sales.sql", "SELECT * FROM {{ staging('sales') }} s"))
                .start();
    }

    @Test
    void newColumnsAreAddedAndTextsMadeLonger() throws Exception {
        shop.load("sales", "(1, 'there')");
        shop.table("shop.sales", """
                added DECIMAL(10,2), id INTEGER NOT NULL, name VARCHAR(64),
                kind VARCHAR(8) DEFAULT 'plain' NOT NULL, "group" SUPER, seen TIMESTAMP, number BIGINT DEFAULT 7""");
        shop.align();
        assertThat(shop.query("SELECT column_name || ':' || data_type FROM svv_columns WHERE table_schema = 'shop'"
                        + " AND table_name = 'sales' ORDER BY ordinal_position"))
                .containsExactly(
                        "id:integer",
                        "name:character varying",
                        "added:numeric",
                        "kind:character varying",
                        "group:super",
                        "seen:timestamp without time zone",
                        "number:bigint");
        assertThat(shop.query("SELECT name || kind || number FROM shop.sales")).containsExactly("thereplain7");
        shop.execute("INSERT INTO shop.sales (id, name) VALUES (2, 'a name that needs room')");
        shop.align();
        assertThat(shop.query("SELECT table_name FROM svv_tables WHERE table_name LIKE 'landfall_shape%'"))
                .isEmpty();
    }

    @Test
    void keyOfAHistoryIsMadeLongerWhereItsTimesAreRememberedToo() throws Exception {
        shop.table("shop_staging.sales", "id VARCHAR(64), at INTEGER");
        String history = "id VARCHAR(%d), valid_from INTEGER, valid_to INTEGER, current BOOLEAN";
        shop.table("shop.sales", history.formatted(2));
        shop.has("sales", """
                  - target: shop.sales
                    mode: scd2
                    key: [id]
                    inputs: [sales]
                    sql: loads/sales.sql
                """, Map.of("loads/sales.sql", "SELECT id, at AS valid_from FROM {{ staging('sales') }} s"))
                .start();
        shop.load("sales", "('a', 1)");
        shop.table("shop.sales", history.formatted(16));
        shop.align();
        shop.load("sales", "('a longer key', 1)");
        assertThat(shop.query("SELECT id FROM landfall.seen__shop__sales ORDER BY 1"))
                .containsExactly("a", "a longer key");
    }

    @Test
    void anythingElseIsRefusedWithEachColumnAndNothingChanged() throws Exception {
        shop.execute("ALTER TABLE shop.sales ADD COLUMN manual INTEGER");
        shop.table("shop.sales", "id BIGINT NOT NULL, name VARCHAR(4), wanted INTEGER, must INTEGER NOT NULL");
        assertThatThrownBy(shop::align)
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("shop.sales is not as tables/shop.sales.sql declares it")
                .hasMessageContaining(
                        "column id: there it is integer NOT NULL, tables/shop.sales.sql wants bigint NOT NULL")
                .hasMessageContaining("column name: there it is character varying(8)")
                .hasMessageContaining("column must: it is not there")
                .hasMessageContaining("column manual: there it is integer, tables/shop.sales.sql does not have it")
                .hasMessageNotContaining("column wanted");
        assertThat(shop.query("SELECT column_name FROM svv_columns WHERE table_schema = 'shop'"
                        + " AND table_name = 'sales' ORDER BY ordinal_position"))
                .containsExactly("id", "name", "manual");
    }

    @Test
    void identityIsRecognised() throws Exception {
        String columns = "number BIGINT IDENTITY(1,1), id INTEGER, name VARCHAR(8)";
        shop.execute("DROP TABLE shop.sales");
        shop.table("shop.sales", columns);
        shop.align();
        shop.align();
        shop.table("shop.sales", columns + ", other BIGINT IDENTITY(1,1)");
        assertThatThrownBy(shop::align).hasMessageContaining("column other: it is not there");
    }

    @Test
    void batchesStagedUnderAnOlderTemplateAreReadAsItIsNow() throws Exception {
        shop.batch("sales", "(1, 'old')");
        shop.table("shop_staging.sales", "price DECIMAL(10,2), id BIGINT, name VARCHAR(64)");
        shop.table("shop.sales", "id INTEGER NOT NULL, name VARCHAR(64), price DECIMAL(10,2)");
        shop.align();
        template();
        shop.batch("sales", "(2.50, 2, 'new')");
        shop.load();
        assertThat(shop.query("SELECT id || name || COALESCE(price::VARCHAR, '-') FROM shop.sales ORDER BY id"))
                .containsExactly("1old-", "2new2.50");

        shop.batch("sales", "(3.50, 3, 'alone')");
        shop.load();
        assertThat(shop.query("SELECT COUNT(*) FROM shop.sales")).containsExactly("3");
    }

    @Test
    void templateThatHoldsRowsIsNotExchanged() throws Exception {
        shop.execute("INSERT INTO shop_staging.sales VALUES (1, 'by hand')");
        shop.table("shop_staging.sales", "name VARCHAR(8), id INTEGER");
        assertThatThrownBy(this::template)
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining(
                        "shop_staging.sales is not as tables/shop_staging.sales.sql declares it, and holds rows");
    }

    /** As the stager does at its start. */
    private void template() throws Exception {
        var fence = Ledger.stagingFence("shop", "sales");
        shop.warehouse().run(session -> {
            fence.create(session);
            return null;
        });
        var template = shop.project().pipeline().datasets().get(0).stagingTable();
        new DeclaredTables(List.of(shop.project().declared(template))).exchange(shop.warehouse(), fence);
    }
}
