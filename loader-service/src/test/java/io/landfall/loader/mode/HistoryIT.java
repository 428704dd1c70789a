package io.landfall.loader.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.TableChange;
import io.landfall.loader.StagedShop;
import io.landfall.redshift.Warehouse.Shared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The history of rows depends on what was seen, not on when it came, nor in which company, nor how often. */
@ExtendWith(Shared.class)
class HistoryIT {

    private static final List<String> LEVELS = Arrays.asList("free", "paid", null);
    private static final String HISTORY = """
            SELECT id || ' ' || since || '-' || COALESCE(until::VARCHAR, '') || ' ' || COALESCE(level, '?')
              || CASE WHEN newest THEN ' current' ELSE ' past' END
            FROM shop.users WHERE id BETWEEN %d AND %d ORDER BY id, since""";

    private final StagedShop shop;

    HistoryIT(io.landfall.redshift.Warehouse local, @TempDir Path directory) {
        this.shop = new StagedShop(local.local().port(), directory);
    }

    @BeforeEach
    void project() throws Exception {
        shop.table("shop_staging.users", "id INTEGER, at INTEGER, level VARCHAR(16)");
        shop.table("shop.users", "id INTEGER, level VARCHAR(16), since INTEGER, until INTEGER, newest BOOLEAN");
        shop.has("users", """
                  - target: shop.users
                    mode: scd2
                    key: [id]
                    order_by: [level]
                    history: {valid_from: since, valid_to: until, current: newest}
                    inputs: [users]
                    sql: loads/users.sql
                """, Map.of("loads/users.sql", "SELECT id, at AS since, level FROM {{ staging('users') }} u"))
                .start();
    }

    @Test
    void versionsOfOneBatchBecomeRowsInOrder() throws Exception {
        assertThat(shop.load("users", "(1, 30, 'free')", "(1, 10, 'free')", "(1, 20, 'paid')", "(1, 25, 'paid')"))
                .containsEntry("shop.users", new TableChange(3, 0, 0, 1));
        assertThat(history(1, 1)).containsExactly("1 10-20 free past", "1 20-30 paid past", "1 30- free current");
    }

    @Test
    void lateVersionSplitsAnIntervalAndRevivesWhatWasIgnored() throws Exception {
        shop.load("users", "(1, 10, 'free')");
        assertThat(shop.load("users", "(1, 30, 'free')")).containsEntry("shop.users", new TableChange(0, 0, 0, 1));
        assertThat(shop.load("users", "(1, 20, 'paid')")).containsEntry("shop.users", new TableChange(2, 1, 0, 0));
        assertThat(history(1, 1)).containsExactly("1 10-20 free past", "1 20-30 paid past", "1 30- free current");
    }

    @Test
    void lateVersionTakesTheBeginningOfTheOneItEquals() throws Exception {
        shop.load("users", "(1, 10, 'free')", "(1, 30, 'paid')");
        assertThat(shop.load("users", "(1, 20, 'paid')").get("shop.users").removed())
                .isEqualTo(1);
        assertThat(history(1, 1)).containsExactly("1 10-20 free past", "1 20- paid current");
    }

    @Test
    void versionToldAgainWithOtherValuesIsCorrected() throws Exception {
        shop.load("users", "(1, 10, 'free')", "(1, 20, NULL)");
        shop.load("users", "(1, 20, 'paid')");
        assertThat(history(1, 1)).containsExactly("1 10-20 free past", "1 20- paid current");
    }

    @Test
    void sameBatchAgainChangesNothing() throws Exception {
        shop.load("users", "(1, 10, NULL)", "(1, 20, 'paid')", "(2, 5, 'free')");
        List<String> before = history(1, 2);
        shop.forgetLoads();
        assertThat(shop.load()).containsEntry("shop.users", new TableChange(0, 0, 0, 3));
        assertThat(history(1, 2)).isEqualTo(before);
    }

    @Test
    void versionWithoutTimeIsAnErrorOfItsBatch() throws Exception {
        shop.batch("users", "(1, NULL, 'free')");
        assertThatThrownBy(shop::load).hasMessageContaining("(id, since) is NULL");
    }

    @Test
    void historyEqualsTheReferenceInAnyOrderAndBatching() throws Exception {
        for (int round = 0; round < 4; round++) {
            Random random = new Random(20181101L + round);
            int first = 100 * round + 1;
            List<Version> seen = seen(random, first);
            List<Version> coming = new ArrayList<>(seen);
            Collections.shuffle(coming, random);
            coming.addAll(coming.subList(0, 3));
            while (!coming.isEmpty()) {
                List<Version> batch = coming.subList(0, Math.min(coming.size(), 1 + random.nextInt(9)));
                shop.load("users", batch.stream().map(Version::row).toArray(String[]::new));
                batch.clear();
            }
            assertThat(history(first, first + 99)).as("round " + round).isEqualTo(Version.history(seen));
        }
    }

    /** Some times of some keys, each once. */
    private static List<Version> seen(Random random, int first) {
        List<Version> seen = new ArrayList<>();
        for (int id = first; id < first + 3; id++) {
            for (int at = 1; at <= 12; at++) {
                if (random.nextInt(3) > 0) {
                    seen.add(new Version(id, at, LEVELS.get(random.nextInt(LEVELS.size()))));
                }
            }
        }
        return seen;
    }

    private List<String> history(int first, int last) throws Exception {
        return shop.query(HISTORY.formatted(first, last));
    }
}
