package io.landfall.stager.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landfall.event.BackfillDataset;
import io.landfall.event.BackfillPlanned;
import io.landfall.event.Backfilled;
import io.landfall.event.FilesLanded;
import io.landfall.event.RequestProgressed;
import io.landfall.project.Load;
import io.landfall.project.PipelineDefinition;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.LandedFiles;
import io.landfall.stager.reconcile.Arrivals;
import io.landfall.stager.reconcile.BucketListing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Backfills through the real driver and SDK, with a stager at work. */
@ExtendWith(Shared.class)
class BackfillIT {

    private static final String EVENT =
            "{\"artist\":\"Ann\",\"itemInSession\":%d,\"level\":\"free\",\"page\":\"NextSong\"}";
    private static final Pace QUICK = new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(2));

    private final Warehouse local;
    private LandedFiles landed;

    BackfillIT(Warehouse local) {
        this.local = local;
    }

    @AfterEach
    void stop() {
        landed.close();
    }

    @Test
    void aDryRunCountsWhatWouldLandAndLandsNothing() throws Exception {
        landed = new LandedFiles(local, p -> p);
        days(1, 5);
        BackfillPlanned plan = plan(command("r1", 2, 4, false, true));
        assertThat(plan.files()).isEqualTo(3);
        assertThat(plan.toLand()).isEqualTo(3);
        assertThat(plan.partitions()).isEqualTo(3);
        assertThat(plan.examples()).first().isEqualTo(key(2));
        assertThat(plan.toLandBytes()).isPositive();
        assertThat(landed.of(FilesLanded.class)).isEmpty();

        assertThat(plan(command("r2", 20, 24, false, true)).files())
                .as("nothing there")
                .isZero();
    }

    @Test
    void filesOfTheseDaysAreLandedAndFollowedUntilTheyAreLoaded() throws Exception {
        landed = new LandedFiles(local, p -> p);
        landed.loadAtOnce();
        days(1, 5);
        landed.put(key(3), "{\"unfinished");
        run(landed, command("r1", 2, 4, false, false));
        assertThat(backfilled())
                .extracting(
                        Backfilled::landed,
                        Backfilled::staged,
                        Backfilled::rejected,
                        Backfilled::loaded,
                        Backfilled::unfinished)
                .containsExactly(3L, 2L, 1L, 2L, 0L);
        assertThat(landed.of(RequestProgressed.class))
                .extracting(RequestProgressed::step)
                .contains("landed", "staged", "loaded");
        assertThat(landed.query("SELECT object_key FROM landfall.file ORDER BY 1"))
                .containsExactly(key(2), key(3), key(4));

        landed.forget();
        run(landed, command("r1", 2, 4, false, false));
        assertThat(backfilled().landed()).as("the same request again").isZero();
        assertThat(plan(command("r2", 1, 5, false, true)))
                .extracting(BackfillPlanned::known, BackfillPlanned::rejected, BackfillPlanned::toLand)
                .containsExactly(2L, 1L, 2L);
    }

    @Test
    void reloadedFilesAreInOneCurrentBatchHoweverOftenTheRequestComes() throws Exception {
        landed = new LandedFiles(local, p -> p);
        landed.loadAtOnce();
        days(1, 3);
        run(landed, command("r1", 1, 3, false, false));
        assertThat(batches()).containsExactly("1", "1", "1");

        landed.forget();
        run(landed, command("again", 1, 2, true, false));
        assertThat(backfilled())
                .extracting(Backfilled::landed, Backfilled::loaded)
                .containsExactly(2L, 2L);
        assertThat(batches()).as("every version is in one current batch").containsExactly("1", "1", "1");
        assertThat(landed.query("SELECT object_key FROM landfall.file WHERE outcome = 'superseded' ORDER BY 1"))
                .containsExactly(key(1), key(2));

        landed.forget();
        run(landed, command("again", 1, 2, true, false));
        assertThat(backfilled().landed()).as("the same request again").isZero();
        assertThat(landed.query("SELECT COUNT(*) FROM landfall.file")).containsExactly("5");
    }

    @Test
    void filesWhoseBatchWaitsForItsLoadAreNotReloaded() throws Exception {
        landed = new LandedFiles(local, p -> p);
        days(1, 2);
        backfill(QUICK).run(landed.open(), command("r1", 1, 2, false, false), LandedFiles.CAUSE, () -> !isStaged(2));
        assertThat(backfilled())
                .as("staged, and no load took them")
                .extracting(Backfilled::staged, Backfilled::loaded, Backfilled::unfinished)
                .containsExactly(2L, 0L, 2L);

        assertThat(plan(command("r2", 1, 2, true, true)))
                .extracting(BackfillPlanned::waiting, BackfillPlanned::toLand)
                .containsExactly(2L, 0L);
    }

    @Test
    void rejectedFilesComeInWithAReloadOnceTheTableFitsThem() throws Exception {
        landed = new LandedFiles(local, p -> p);
        landed.loadAtOnce();
        landed.put(key(1), "{\"level\":\"a level of more than sixteen bytes\"}");
        run(landed, command("r1", 1, 1, false, false));
        assertThat(backfilled().rejected()).isEqualTo(1);
        landed.forget();
        landed.execute("DROP TABLE staging.log_data");
        landed.execute(landed.project()
                .ddl(landed.project()
                        .pipeline()
                        .dataset("log_data")
                        .orElseThrow()
                        .stagingTable())
                .replaceFirst("(level\\s+)VARCHAR\\(16\\)", "$1VARCHAR(64)"));
        run(landed, command("r2", 1, 1, true, false));
        assertThat(backfilled())
                .extracting(Backfilled::landed, Backfilled::loaded)
                .containsExactly(1L, 1L);
    }

    @Test
    void ofABatchThatWasNeverLoadedAllFilesAreReloadedOrNone() throws Exception {
        landed = new LandedFiles(local, p -> p);
        days(1, 2);
        backfill(QUICK).run(landed.open(), command("r1", 1, 2, false, false), LandedFiles.CAUSE, () -> false);
        await().untilAsserted(() ->
                assertThat(landed.query("SELECT COUNT(*) FROM landfall.file")).containsExactly("2"));
        landed.execute("UPDATE landfall.file SET batch_id = 'B'");
        assertRefused(command("r2", 1, 1, true, false), "batch B was never loaded and has files besides");
        assertRefused(command("r2", 1, 1, true, true), "batch B was never loaded and has files besides");
        assertThat(landed.query("SELECT COUNT(*) FROM landfall.superseded_batch"))
                .containsExactly("0");

        backfill(QUICK).run(landed.open(), command("r3", 1, 2, true, false), LandedFiles.CAUSE, () -> false);
        await().untilAsserted(() -> assertThat(batches()).containsExactly("1", "1"));
        assertThat(landed.query("SELECT batch_id FROM landfall.superseded_batch"))
                .containsExactly("B");
    }

    @Test
    void aReloadThatWouldDoubleRowsIsRefused() throws Exception {
        landed = new LandedFiles(local, BackfillIT::withoutKeys);
        landed.loadAtOnce();
        days(1, 1);
        run(landed, command("r1", 1, 1, false, false));
        assertThatThrownBy(() -> run(landed, command("r2", 1, 1, true, false)))
                .isInstanceOf(BackfillRefusedException.class)
                .hasMessageContaining("appends without a key")
                .hasMessageContaining("./landfall undo L1");
        assertThat(batches()).containsExactly("1");
    }

    @Test
    void whatWasUndoneCanBeReloadedAlthoughALoadWithoutAKeyHadTakenIt() throws Exception {
        landed = new LandedFiles(local, BackfillIT::withoutKeys);
        landed.loadAtOnce();
        days(1, 1);
        run(landed, command("r1", 1, 1, false, false));
        landed.execute("UPDATE landfall.load_batch SET load_id = 'L0'");
        landed.execute("INSERT INTO landfall.load_undone VALUES ('L0', 'sparkify', 'u', '{}', 'c', 'c', GETDATE())");
        landed.execute("INSERT INTO landfall.held_batch SELECT batch_id, 'sparkify', 'undone', 'L0', GETDATE(), true,"
                + " NULL, NULL, NULL, NULL FROM landfall.load_batch");
        landed.forget();
        run(landed, command("r2", 1, 1, true, false));
        assertThat(backfilled())
                .extracting(Backfilled::landed, Backfilled::loaded)
                .containsExactly(1L, 1L);
        assertThat(batches()).containsExactly("1");
    }

    @Test
    void wrongRequestsAreAnswered() throws Exception {
        landed = new LandedFiles(local, p -> p);
        assertRefused(new BackfillDataset("sparkify", "r", "log_dat", null, null, null, false, true), "did you mean");
        assertRefused(new BackfillDataset("sparkify", "r", "log_data", "x", null, null, false, true), "is no day");
        assertRefused(command("r", 9, 3, false, true), "exchange them");
        assertRefused(
                new BackfillDataset("sparkify", "r", "song_data", "2018-11-03", null, null, false, true), "--prefix");
        assertRefused(
                new BackfillDataset("sparkify", "r", "song_data", null, null, "log_data/", false, true),
                "they begin with song_data/");
    }

    private void assertRefused(BackfillDataset command, String reason) {
        assertThatThrownBy(() -> run(landed, command))
                .isInstanceOf(BackfillRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static PipelineDefinition withoutKeys(PipelineDefinition pipeline) {
        return new PipelineDefinition(
                pipeline.pipeline(),
                pipeline.datasets(),
                pipeline.loads().stream()
                        .map(l -> new Load(l.target(), l.mode(), List.of(), l.orderBy(), l.inputs(), l.sql()))
                        .toList(),
                pipeline.checks(),
                pipeline.retention(),
                pipeline.reconcile(),
                null,
                null,
                null);
    }

    private void days(int first, int last) {
        for (int day = first; day <= last; day++) {
            landed.put(key(day), EVENT.formatted(day));
        }
    }

    private static String key(int day) {
        return "log_data/2018/11/2018-11-%02d-events.json".formatted(day);
    }

    private boolean isStaged(int files) {
        return landed.of(RequestProgressed.class).stream()
                .anyMatch(p -> p.step().equals("staged") && p.files() == files);
    }

    private static BackfillDataset command(String request, int from, int to, boolean reload, boolean dryRun) {
        return new BackfillDataset(
                "sparkify",
                request,
                "log_data",
                "2018-11-%02d".formatted(from),
                "2018-11-%02d".formatted(to),
                null,
                reload,
                dryRun);
    }

    private BackfillPlanned plan(BackfillDataset command) throws Exception {
        run(landed, command);
        List<BackfillPlanned> plans = landed.of(BackfillPlanned.class);
        return plans.get(plans.size() - 1);
    }

    private Backfilled backfilled() {
        return landed.of(Backfilled.class).get(0);
    }

    private void run(LandedFiles files, BackfillDataset command) throws Exception {
        backfill(QUICK).run(files.open(), command, LandedFiles.CAUSE, () -> true);
    }

    private Backfill backfill(Pace pace) {
        return new Backfill(
                landed.project().pipeline(),
                landed,
                open -> new BucketListing(local.s3().client(), S3OnDisk.BUCKET),
                new Arrivals(),
                pace);
    }

    /** In how many current batches each version is that was ever staged. */
    private List<String> batches() throws Exception {
        return landed.query("SELECT SUM(CASE WHEN outcome = 'staged' THEN 1 ELSE 0 END) FROM landfall.file"
                + " GROUP BY object_key, version ORDER BY object_key");
    }
}
