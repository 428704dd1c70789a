package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectionHealed;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.AnnouncementException;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.batch.Batch;
import io.landfall.warehouse.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that come again, late, changed, or to two stagers at once: each content is staged once, and always told about. */
@ExtendWith(Shared.class)
class DatasetStagerAgainIT extends StagingFixture {

    DatasetStagerAgainIT(Warehouse local) {
        super(local);
    }

    @Test
    void filesALoadHasTakenAreSkippedAndSaidSo() throws Exception {
        LandedFile file = file(3, EVENT.formatted(0, "free", "7"));
        stage(file);
        open.warehouse()
                .run(session -> session.execute(
                        "INSERT INTO landfall.load_batch SELECT 'L', batch_id, false FROM landfall.batch"));
        announced.take();

        stage(file, file(4, EVENT.formatted(0, "free", "7")));
        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .containsExactly(1);
        assertThat(announced.of(FilesSkipped.class))
                .extracting(FilesSkipped::files)
                .containsExactly(1);
        announced.take();

        stage(file);
        assertThat(announced.all()).singleElement().isInstanceOf(FilesSkipped.class);
    }

    @Test
    void newContentUnderAKnownKeyIsLoaded() throws Exception {
        stage(file(5, EVENT.formatted(0, "free", "7")));
        stage(file(5, EVENT.formatted(9, "paid", "7"), "02"));
        assertThat(announced.of(StagingLoaded.class)).hasSize(2);
    }

    @Test
    void whatNoLoadTookIsAnnouncedAgainWhenTheWarehouseComesBack() throws Exception {
        stage(file(14, EVENT.formatted(0, "free", "7")));
        List<StagingLoaded> first = announced.of(StagingLoaded.class);
        announced.take();

        new StagerEngine(project, announced, o -> store, ready -> open.warehouse(), new CopySlots(CopySlots.USUAL))
                .prepare(open);
        assertThat(announced.all()).containsExactlyElementsOf(new ArrayList<>(first));
        assertThat(announced.causes()).containsExactly(CAUSE);
    }

    @Test
    void batchWhoseAnnouncementFailedIsAnnouncedWhenItsFilesComeAgain() throws Exception {
        LandedFile file = file(15, EVENT.formatted(0, "free", "7"));
        announced.failNext(StagingLoaded.class);
        assertThatThrownBy(() -> stage(file)).isInstanceOf(AnnouncementException.class);

        stage(file);
        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
    }

    @Test
    void rejectionWhoseAnnouncementFailedIsAnnouncedWhenItsFileComesAgain() throws Exception {
        LandedFile file = file(16, "{\"broken\": ");
        announced.failNext(FilesRejected.class);
        assertThatThrownBy(() -> stage(file)).isInstanceOf(AnnouncementException.class);

        stage(file);
        assertThat(announced.all()).singleElement().isInstanceOf(FilesRejected.class);
        assertThat(query("SELECT object_key FROM landfall.file")).hasSize(1);
    }

    @Test
    void rejectedFileThatIsDroppedAgainAsItIsIsTriedAgain() throws Exception {
        String content = EVENT.formatted(0, "a level of more than sixteen bytes", "7");
        stage(file(17, content, "01"));
        assertThat(rejected().code()).isEqualTo(1204);
        announced.take();
        open.warehouse()
                .session(
                        session -> session.execute("ALTER TABLE staging.log_data ALTER COLUMN level TYPE VARCHAR(64)"));

        stage(file(17, content, "02"));
        assertThat(announced.of(StagingLoaded.class)).hasSize(1);
        assertThat(announced.of(RejectionHealed.class).get(0).keys()).containsExactly(key(17));
    }

    @Test
    void lateNotificationOfOverwrittenContentIsSkipped() throws Exception {
        LandedFile old = file(18, EVENT.formatted(0, "free", "7"), "01");
        stage(file(18, EVENT.formatted(1, "paid", "7"), "02"));
        announced.take();

        stage(old);
        assertThat(announced.of(StagingLoaded.class))
                .as("loaded already, by the newer one")
                .hasSize(1);
        assertThat(query("SELECT COUNT(*) FROM landfall.batch")).containsExactly("1");
    }

    @Test
    void contentThatChangedBeforeItWasReadIsLoadedOnceUnderItsOwnName() throws Exception {
        LandedFile old = file(21, EVENT.formatted(0, "free", "7"), "01");
        LandedFile young = file(21, EVENT.formatted(1, "paid", "7"), "02");

        stage(old);
        StagingLoaded staged = announced.of(StagingLoaded.class).get(0);
        assertThat(query("SELECT level FROM "
                        + QualifiedName.parse(staged.stagingTable()).sql()))
                .containsExactly("paid");
        assertThat(query("SELECT version FROM landfall.file")).containsExactly(young.eTag());

        stage(young);
        assertThat(query("SELECT COUNT(*) FROM landfall.batch")).containsExactly("1");
    }

    @Test
    void twoStagersWithTheSameFilesStageThemOnce() throws Exception {
        LandedFile file = file(19, EVENT.formatted(0, "free", "7"));
        DatasetStager other = new DatasetStager(
                project,
                project.pipeline().dataset("log_data").orElseThrow(),
                announced,
                o -> store,
                new CopySlots(CopySlots.USUAL));
        Batch batch = new Batch(List.of(file), 1, CAUSE);
        CompletableFuture<Void> zombie = CompletableFuture.runAsync(() -> {
            try {
                other.stage(open, batch);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        stager.stage(open, batch);
        zombie.get(60, TimeUnit.SECONDS);
        assertThat(query("SELECT COUNT(*) FROM landfall.batch")).containsExactly("1");
        assertThat(query("SELECT COUNT(*) FROM landfall.file")).containsExactly("1");
    }
}
