package io.landfall.loader.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.TableChange;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.HeldLedger;
import io.landfall.ledger.StagedRelations;
import io.landfall.loader.StagedShop;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table that is replaced by lists is as the newest list says, however many wait and in whatever order they are loaded. */
@ExtendWith(Shared.class)
class ReplacedListsIT {

    private static final String LOADS = """
              - target: shop.prices
                mode: replace
                inputs: [prices, offers]
                sql: loads/prices.sql
              - target: shop.seen
                mode: append
                inputs: [prices]
                sql: loads/seen.sql
              - target: shop.total
                mode: replace
                inputs: [prices]
                sql: loads/total.sql
            """;

    private final StagedShop shop;

    ReplacedListsIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @BeforeEach
    void project() throws Exception {
        for (String table : List.of("shop_staging.prices", "shop_staging.offers", "shop.prices", "shop.seen")) {
            shop.table(table, "id INTEGER");
        }
        shop.table("shop.total", "seen BIGINT");
        String lists = "SELECT id FROM {{ staging('prices') }} p UNION ALL SELECT id FROM {{ staging('offers') }} o";
        shop.has(
                        "prices offers",
                        LOADS,
                        Map.of(
                                "loads/prices.sql",
                                lists,
                                "loads/seen.sql",
                                "SELECT id FROM {{ staging('prices') }} p",
                                "loads/total.sql",
                                "SELECT COUNT(*) AS seen FROM {{ target('seen') }}"))
                .start();
    }

    @Test
    void ofSeveralListsThatWaitTheNewestOfEachInputCounts() throws Exception {
        shop.batch("prices", "(1)", "(2)");
        shop.batch("offers", "(8)");
        shop.batch("offers", "(9)");
        shop.batch("prices", "(2)", "(3)");
        assertThat(shop.load())
                .containsEntry("shop.prices", new TableChange(3, 0, 0, 3))
                .containsEntry("shop.seen", new TableChange(4, 0));
        assertThat(prices()).containsExactly(2, 3, 9);
        assertThat(shop.load()).isEmpty();
    }

    @Test
    void listThatIsLoadedBehindANewerOneChangesNothingButWhatIsDerivedOtherwise() throws Exception {
        shop.batch("prices", "(1)", "(2)");
        String old = hold();
        shop.load("prices", "(3)");
        release(old);
        assertThat(shop.load())
                .containsEntry("shop.prices", new TableChange(0, 0, 0, 2))
                .containsEntry("shop.total", new TableChange(1, 0, 1, 0));
        assertThat(prices()).containsExactly(3);
        assertThat(shop.query("SELECT CAST(seen AS VARCHAR) FROM shop.total")).containsExactly("3");
        assertThat(shop.load()).isEmpty();

        shop.load("prices", "(4)");
        assertThat(prices()).containsExactly(4);
    }

    @Test
    void checksSeeOfAListWhatItsTableShows() throws Exception {
        shop.batch("offers", "(1)");
        shop.batch("offers", "(2)");
        shop.batch("prices", "(3)");
        shop.batch("prices", "(4)");
        shop.load();
        List<String> staged = shop.warehouse().run(session -> {
            BatchLedger ledger = new BatchLedger("shop");
            String load = session.createQuery("SELECT load_id FROM landfall.load")
                    .mapTo(String.class)
                    .one();
            var relations = StagedRelations.counting(session, shop.project(), ledger.takenBy(session, load));
            return session.createQuery("SELECT id FROM " + relations.staging("offers") + " o UNION ALL SELECT id FROM "
                            + relations.staging("prices") + " p ORDER BY id")
                    .mapTo(String.class)
                    .list();
        });
        assertThat(staged).as("prices feed another table as well").containsExactly("2", "3", "4");
    }

    /** Holds the newest batch. */
    private String hold() throws Exception {
        return shop.warehouse().run(session -> {
            String batch = new BatchLedger("shop").newest(session, 1).get(0);
            new HeldLedger("shop").hold(session, List.of(batch), "looked at", null);
            return batch;
        });
    }

    private void release(String batch) throws Exception {
        shop.warehouse().run(session -> {
            new HeldLedger("shop").release(session, List.of(batch), "r", new Cause("asked", "asked"));
            return null;
        });
    }

    private List<Integer> prices() throws Exception {
        return shop.query("SELECT id FROM shop.prices ORDER BY id").stream()
                .map(Integer::valueOf)
                .toList();
    }
}
