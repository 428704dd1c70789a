package io.landfall.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.loader.merge.LoadTransaction;
import io.landfall.redshift.Warehouse.Shared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts find dimensions that come later: the tables are the same in whatever order, and company, files arrive. */
@ExtendWith(Shared.class)
class ArrivalOrderIT {

    private static final int ORDERS = 2;

    private final StagedSparkify sparkify;

    ArrivalOrderIT(io.landfall.redshift.Warehouse local) {
        this.sparkify = new StagedSparkify(local.local().port());
    }

    /** Something that lands. */
    private interface Arrival {
        void stage() throws Exception;
    }

    private List<Arrival> arrivals() {
        return List.of(
                () -> sparkify.song("S2", "A1", "Title", "Name", 100),
                () -> sparkify.song("S1", "A1", "Title", "Name", 100),
                () -> sparkify.song("S3", "A2", "Other", "Zed", 50),
                () -> sparkify.play(1, 7, "free", 60_000, "Title", "Name", 100),
                () -> sparkify.play(2, 7, "paid", 120_000, "Other", "Zed", 50),
                () -> sparkify.play(3, 8, "free", 60_000, "Nobody knows", "it", 1));
    }

    @Test
    void tablesAreTheSameInAnyOrderOfArrival() throws Exception {
        List<String> first = tablesAfter(arrivals(), new Random(0));
        assertThat(first).anyMatch(row -> row.contains("7 S1 A1")).anyMatch(row -> row.contains("7 S3 A2"));
        for (int order = 1; order <= ORDERS; order++) {
            Random random = new Random(20181101L + order);
            List<Arrival> shuffled = new ArrayList<>(arrivals());
            Collections.shuffle(shuffled, random);
            assertThat(tablesAfter(shuffled, random)).as("order " + order).isEqualTo(first);
        }
    }

    private List<String> tablesAfter(List<Arrival> order, Random random) throws Exception {
        sparkify.empty();
        for (Arrival arrival : order) {
            arrival.stage();
            if (random.nextBoolean()) {
                load();
            }
        }
        load();
        return sparkify.query("""
                SELECT 'play ' || songplay_id || ' ' || user_id || ' ' || COALESCE(song_id, '-') || ' '
                  || COALESCE(artist_id, '-') AS told FROM sparkify.songplays
                UNION ALL SELECT 'user ' || user_id || ' ' || level FROM sparkify.users
                UNION ALL SELECT 'song ' || song_id || ' ' || artist_id || ' ' || title FROM sparkify.songs
                UNION ALL SELECT 'artist ' || artist_id || ' ' || name FROM sparkify.artists
                ORDER BY told""");
    }

    private void load() throws Exception {
        new LoadTransaction(sparkify.project()).run(sparkify.open().warehouse());
    }
}
