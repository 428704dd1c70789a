package io.landfall.stager.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.FilesLanded;
import io.landfall.event.Reconciled;
import io.landfall.event.StagingLoaded;
import io.landfall.project.Dataset;
import io.landfall.project.ExistingFiles;
import io.landfall.project.PipelineDefinition;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.LandedFiles;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bucket, the ledger and COPY's history compared through the real driver and SDK. */
@ExtendWith(Shared.class)
class ReconcilerIT {

    private final Warehouse local;
    private final Arrivals arrivals = new Arrivals();
    private LandedFiles landed;

    ReconcilerIT(Warehouse local) {
        this.local = local;
    }

    private void start(UnaryOperator<PipelineDefinition> changes) throws Exception {
        landed = new LandedFiles(local, changes);
    }

    @AfterEach
    void stop() {
        landed.close();
    }

    @Test
    void filesNobodyToldOfAreLandedOnceAndNothingElseIs() throws Exception {
        start(p -> p);
        for (int i = 0; i < 12; i++) {
            landed.song("s%02d.json".formatted(i), i);
        }
        landed.put("song_data/folder/", "");
        landed.put("_landfall/song_data/x.json", "{}");
        landed.put("elsewhere/x.json", "{}");

        Reconciled first = reconcile(false, false);
        assertThat(first.listed()).isEqualTo(12);
        assertThat(first.missing()).isEqualTo(12);
        assertThat(first.landed()).isEqualTo(12);
        assertThat(first.examples()).hasSize(5).startsWith("song_data/s00.json");
        assertThat(landed.of(FilesLanded.class))
                .extracting(e -> e.files().size())
                .containsExactly(10, 2);
        landed.awaitStaged(12);

        Reconciled second = reconcile(false, false);
        assertThat(second.known()).isEqualTo(12);
        assertThat(second.landed()).isZero();
        assertThat(second.unloaded()).isPositive();
        assertThat(landed.query("SELECT COUNT(*) FROM landfall.file")).containsExactly("12");
    }

    @Test
    void changedFilesAreLandedRejectedOnesStayAndGoneOnesAreCounted() throws Exception {
        start(p -> p);
        landed.song("changed.json", 1);
        landed.song("gone.json", 2);
        landed.put("song_data/bad.json", "{\"unfinished");
        reconcile(false, false);
        landed.awaitStaged(2);
        await().until(() -> landed.query("SELECT 1 FROM landfall.file WHERE outcome = 'rejected'")
                        .size()
                == 1);

        landed.song("changed.json", 3);
        landed.delete("song_data/gone.json");
        Reconciled dry = reconcile(true, false);
        assertThat(List.of(dry.listed(), dry.changed(), dry.rejected(), dry.gone(), dry.missing(), dry.landed()))
                .containsExactly(2L, 1L, 1L, 1L, 0L, 0L);
        assertThat(reconcile(false, false).landed()).isEqualTo(1);
        landed.awaitStaged(3);
        assertThat(reconcile(false, false).landed()).isZero();
    }

    @Test
    void whatLandedMomentsAgoIsLeftAloneAndCounted() throws Exception {
        start(p -> LandedFiles.patient(p, 5));
        landed.song("young.json", 1);
        Reconciled outcome = reconcile(false, false);
        assertThat(outcome.waiting()).isEqualTo(1);
        assertThat(outcome.landed()).isZero();
        assertThat(outcome.differences()).isZero();
    }

    @Test
    void keysOfEveryKindAreMatched() throws Exception {
        start(p -> p);
        List<String> names = List.of("a.json", "Z.json", "ä.json", "\uD83D\uDE00.json", "a b+c%41.json");
        for (int i = 0; i < names.size(); i++) {
            landed.song(names.get(i), i);
        }
        reconcile(false, false);
        landed.awaitStaged(names.size());
        Reconciled again = reconcile(false, false);
        assertThat(again.known()).isEqualTo(names.size());
        assertThat(again.gone()).isZero();
        assertThat(again.missing()).isZero();
    }

    @Test
    void filesThatWereThereBeforeMayBeIgnored() throws Exception {
        start(p -> LandedFiles.with(
                p,
                p.datasets().stream()
                        .map(d -> new Dataset(
                                d.name(),
                                d.location(),
                                d.format(),
                                d.stagingTable(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                ExistingFiles.IGNORE,
                                null))
                        .toList(),
                p.reconcile()));
        landed.song("old.json", 1);
        landed.execute(
                "INSERT INTO landfall.dataset_start VALUES ('sparkify', 'song_data', DATEADD(hour, 1, GETDATE()))");
        Reconciled outcome = reconcile(false, false);
        assertThat(outcome.ignored()).isEqualTo(1);
        assertThat(outcome.landed()).isZero();
    }

    @Test
    void batchesWithoutTheirTableOrTheirRowsAreFound() throws Exception {
        start(p -> p);
        landed.song("one.json", 1);
        reconcile(false, false);
        landed.awaitStaged(1);
        landed.forget();
        String table = landed.query("SELECT staging_table FROM landfall.batch").get(0);
        landed.execute("DELETE FROM " + table);
        Reconciled emptied = reconcile(true, true);
        assertThat(emptied.miscounted()).isEqualTo(1);
        assertThat(landed.of(StagingLoaded.class))
                .as("a dry run announces nothing")
                .isEmpty();
        landed.execute("DROP TABLE " + table);
        Reconciled dropped = reconcile(false, true);
        assertThat(dropped.tablesMissing()).isEqualTo(1);
        assertThat(landed.of(StagingLoaded.class))
                .as("not loaded yet: announced again")
                .hasSize(1);
    }

    @Test
    void whatCopyReadAndTheLedgerHasAreCompared() throws Exception {
        start(p -> p);
        landed.execute("DELETE FROM redshift_local.load_file");
        landed.song("one.json", 1);
        landed.song("two.json", 2);
        reconcile(false, false);
        landed.awaitStaged(2);
        landed.execute("UPDATE landfall.file SET recorded_at = DATEADD(hour, -1, recorded_at)");
        landed.execute("UPDATE redshift_local.load_file SET record_time = DATEADD(hour, -2, record_time)");
        Reconciled agreed = reconcile(true, false);
        assertThat(agreed.unrecorded()).isZero();
        assertThat(agreed.uncopied()).isZero();

        landed.execute(
                "UPDATE landfall.file SET object_key = 'song_data/three.json' WHERE object_key LIKE '%one.json'");
        Reconciled differing = reconcile(true, false);
        assertThat(differing.unrecorded()).isEqualTo(1);
        assertThat(differing.uncopied()).isEqualTo(1);
    }

    private Reconciled reconcile(boolean dryRun, boolean deep) throws Exception {
        Reconciler reconciler = new Reconciler(
                landed.project().pipeline(),
                landed,
                open -> new BucketListing(local.s3().client(), S3OnDisk.BUCKET),
                arrivals,
                Clock.systemUTC());
        String request = UUID.randomUUID().toString();
        List<Dataset> songs =
                List.of(landed.project().pipeline().dataset("song_data").orElseThrow());
        reconciler.run(landed.open(), new Reconciler.Order(request, "asked", songs, dryRun, deep, LandedFiles.CAUSE));
        return landed.of(Reconciled.class).stream()
                .filter(e -> e.requestId().equals(request))
                .findFirst()
                .orElseThrow();
    }
}
