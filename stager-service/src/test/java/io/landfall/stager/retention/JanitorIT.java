package io.landfall.stager.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.StagingLoaded;
import io.landfall.ledger.BatchId;
import io.landfall.project.Dataset;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.copy.Manifest;
import io.landfall.stager.copy.StagingFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left over goes, and nothing that anybody owns. */
@ExtendWith(Shared.class)
class JanitorIT extends StagingFixture {

    private static final String HASH = "_0123456789";
    private static final String OLD = "20200101_000000" + HASH;
    private static final String PREFIX = Manifest.prefix("sparkify", "log_data");

    private final Dataset dataset = project.pipeline().dataset("log_data").orElseThrow();

    JanitorIT(Warehouse local) {
        super(local);
    }

    @Test
    void tableThatNoBatchOwnsIsDroppedOnceItIsADayOld() throws Exception {
        stage(file(1, EVENT.formatted(0, "free", "7")));
        String owned = announced.of(StagingLoaded.class).get(0).stagingTable();
        String young = "staging.log_data__" + BatchId.beginning(Instant.now()) + HASH;
        for (String table : List.of("staging.log_data__" + OLD, young, "staging.log_data__2020_mine")) {
            open.warehouse().run(session -> session.execute("CREATE TABLE " + table + " (id INTEGER)"));
        }
        janitor(Duration.ZERO).rideAlong(open, o -> store);
        assertThat(batchTables()).containsExactlyInAnyOrder(owned, young, "staging.log_data__2020_mine");

        janitor(Duration.ofDays(2)).rideAlong(open, o -> store);
        assertThat(batchTables()).containsExactlyInAnyOrder(owned, "staging.log_data__2020_mine");
        assertThat(query("SELECT COUNT(*) FROM " + owned)).containsExactly("1");
    }

    @Test
    void tableOfABatchThatWasSupersededIsDroppedOnceItIsADayOld() throws Exception {
        stage(file(1, EVENT.formatted(0, "free", "7")));
        StagingLoaded batch = announced.of(StagingLoaded.class).get(0);
        open.warehouse()
                .run(session -> session.execute(
                        "INSERT INTO landfall.superseded_batch VALUES ('" + batch.batch() + "', 'r', GETDATE())"));
        janitor(Duration.ZERO).rideAlong(open, o -> store);
        assertThat(batchTables()).containsExactly(batch.stagingTable());

        janitor(Duration.ofDays(2)).rideAlong(open, o -> store);
        assertThat(batchTables()).isEmpty();
    }

    @Test
    void manifestOfABatchThatNeverWasGoesAndThatOfALivingOneStays() throws Exception {
        stage(file(2, EVENT.formatted(0, "free", "7")));
        String living = announced.of(StagingLoaded.class).get(0).batch();
        String lost = PREFIX + OLD + Manifest.ENDING;
        store.put(lost, "{}");
        store.put(PREFIX + "mine.txt", "{}");

        janitor(Duration.ofDays(60)).rideAlong(open, o -> store);
        assertThat(store.keys(PREFIX, "", 1000))
                .doesNotContain(lost)
                .contains(PREFIX + living + Manifest.ENDING, PREFIX + "mine.txt");
    }

    @Test
    void manifestOfABatchWhoseTableIsLongGoneGoes() throws Exception {
        stage(file(3, EVENT.formatted(0, "free", "7")));
        String batch = announced.of(StagingLoaded.class).get(0).batch();
        open.warehouse()
                .run(session -> session.execute("INSERT INTO landfall.load_batch VALUES ('L', '" + batch + "', true)"));

        janitor(Duration.ofDays(2)).rideAlong(open, o -> store);
        assertThat(store.keys(PREFIX, "", 1000)).contains(PREFIX + batch + Manifest.ENDING);

        open.warehouse()
                .run(session -> session.execute(
                        "UPDATE landfall.batch SET staged_at = DATEADD(day, -31, GETDATE()) WHERE batch_id = '" + batch
                                + "'"));
        janitor(Duration.ofDays(2)).rideAlong(open, o -> store);
        assertThat(store.keys(PREFIX, "", 1000)).doesNotContain(PREFIX + batch + Manifest.ENDING);
    }

    @Test
    void whatFailsIsLeftForTheNextTime() throws Exception {
        open.warehouse().run(session -> session.execute("CREATE TABLE staging.log_data__" + OLD + " (id INTEGER)"));
        janitor(Duration.ZERO).rideAlong(open, o -> {
            throw new IllegalStateException("S3 is away");
        });
        assertThat(batchTables()).hasSize(1);
    }

    @Test
    void betweenTwoTimesNothingIsAsked() throws Exception {
        Janitor janitor = janitor(Duration.ZERO);
        janitor.rideAlong(open, o -> store);
        janitor.rideAlong(null, o -> {
            throw new AssertionError("asked again");
        });
    }

    private Janitor janitor(Duration later) {
        return new Janitor("sparkify", dataset, Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
    }

    private List<String> batchTables() throws Exception {
        return query("SELECT 'staging.' || tablename FROM pg_tables WHERE schemaname = 'staging'"
                + " AND tablename LIKE 'log\\\\_data\\\\_\\\\_%'");
    }
}
