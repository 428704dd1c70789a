package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.EventId;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse.Shared;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.batch.Batch;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staging through the real driver: what becomes of good files, known files and bad ones. */
@ExtendWith(Shared.class)
class DatasetStagerIT {

    private static final Cause CAUSE = new Cause("first", "last");
    private static final String EVENT = """
            {"artist":"Ämy","auth":"Logged In","firstName":"Ann","gender":"F","itemInSession":%d,"lastName":"Oak",\
            "length":182.85669,"level":"%s","location":"Reno, NV","method":"PUT","page":"NextSong",\
            "registration":1540991795796.0,"sessionId":829,"song":"It's \\"ours\\"","status":200,"ts":1543537327796,\
            "userAgent":"x","userId":"%s"}
            """;

    private final Project project = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final S3OnDisk s3;
    private final WarehouseGate.Open open;
    private final DatasetStager stager;

    DatasetStagerIT(io.landfall.redshift.Warehouse local) {
        this.s3 = local.s3();
        int port = local.local().port();
        WarehouseAddress address = new WarehouseAddress("127.0.0.1", port, "dev", "secret", false);
        this.open = new WarehouseGate.Open(
                new ClusterReady(
                        "sparkify",
                        "127.0.0.1",
                        port,
                        "dev",
                        "us-west-2",
                        "arn:aws:iam::1:role/r",
                        "secret",
                        S3OnDisk.BUCKET,
                        "queue"),
                new Warehouse(address, arn -> new Credentials("awsuser", "Secret-1")));
        this.stager = new DatasetStager(
                project, project.pipeline().dataset("log_data").orElseThrow(), announced, o -> s3::put);
    }

    @BeforeEach
    void emptyWarehouse() throws Exception {
        open.warehouse().run(session -> {
            session.execute("DROP SCHEMA IF EXISTS landfall CASCADE");
            session.execute("DROP SCHEMA IF EXISTS staging CASCADE");
            return null;
        });
        new StagingSchema(project).create(open.warehouse());
    }

    @Test
    void filesOfABatchAreInOneTableAndInTheLedger() throws Exception {
        stage(file(1, EVENT.formatted(0, "free", "7")), file(2, EVENT.formatted(1, "paid", "")));

        StagingLoaded staged = announced.of(StagingLoaded.class).get(0);
        assertThat(staged.files()).isEqualTo(2);
        assertThat(staged.rows()).isEqualTo(2);
        assertThat(query("SELECT song || '/' || level || '/' || COALESCE(user_id, -1) FROM "
                        + QualifiedName.parse(staged.stagingTable()).sql() + " ORDER BY item_in_session"))
                .containsExactly("It's \"ours\"/free/7", "It's \"ours\"/paid/-1");
        assertThat(query("SELECT outcome || '/' || batch_id FROM landfall.file"))
                .containsOnly("staged/" + staged.batch())
                .hasSize(2);
        assertThat(announced.causes()).containsOnly(CAUSE);
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
    void malformedFileIsSetAsideAndTheRestGoesOn() throws Exception {
        stage(
                file(6, EVENT.formatted(0, "free", "7")),
                file(7, EVENT.formatted(0, "free", "7") + "{\"artist\": \"unfinished"),
                file(8, EVENT.formatted(1, "free", "7")));

        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .containsExactly(2);
        RejectedFile rejected = rejected();
        assertThat(rejected.key()).isEqualTo(key(7));
        assertThat(rejected.line()).isEqualTo(2);
        assertThat(query("SELECT object_key FROM landfall.file WHERE outcome = 'rejected'"))
                .containsExactly(key(7));
    }

    @Test
    void valueThatIsTooLongIsNamedWithItsColumnAndCode() throws Exception {
        stage(file(9, EVENT.formatted(0, "a level of more than sixteen bytes", "7")));

        assertThat(announced.of(StagingLoaded.class)).isEmpty();
        assertThat(rejected().code()).isEqualTo(1204);
        assertThat(rejected().column()).isEqualTo("level");
        assertThat(rejected().reason()).contains("String length exceeds DDL length");
    }

    @Test
    void fileThatIsGoneIsSetAsideAndTheRestGoesOn() throws Exception {
        stage(
                file(10, EVENT.formatted(0, "free", "7")),
                new LandedFile(S3OnDisk.BUCKET, key(11), null, "gone", 5, "01"),
                file(12, EVENT.formatted(1, "free", "7")),
                file(13, EVENT.formatted(2, "free", "7")));

        assertThat(announced.of(StagingLoaded.class))
                .extracting(StagingLoaded::files)
                .satisfies(files -> assertThat(
                                files.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(3));
        assertThat(rejected().key()).isEqualTo(key(11));
        assertThat(rejected().reason()).contains("does not exist");
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
                .run(session -> session.execute("ALTER TABLE staging.log_data ALTER COLUMN level TYPE VARCHAR(64)"));

        stage(file(17, content, "02"));
        assertThat(announced.all()).singleElement().isInstanceOf(StagingLoaded.class);
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
    void twoStagersWithTheSameFilesStageThemOnce() throws Exception {
        LandedFile file = file(19, EVENT.formatted(0, "free", "7"));
        DatasetStager other = new DatasetStager(
                project, project.pipeline().dataset("log_data").orElseThrow(), announced, o -> s3::put);
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

    @Test
    void whatNoLoadTookIsAnnouncedAgainWhenTheWarehouseComesBack() throws Exception {
        stage(file(14, EVENT.formatted(0, "free", "7")));
        List<StagingLoaded> first = announced.of(StagingLoaded.class);
        announced.take();

        new StagerEngine(project, announced, o -> s3::put).prepare(open);
        assertThat(announced.all()).containsExactlyElementsOf(new ArrayList<>(first));
        assertThat(announced.causes()).containsExactly(CAUSE);
    }

    private void stage(LandedFile... files) throws Exception {
        stager.stage(open, new Batch(List.of(files), files.length, CAUSE));
    }

    private LandedFile file(int day, String content) {
        return file(day, content, "01");
    }

    private LandedFile file(int day, String content, String sequencer) {
        s3.put(key(day), content);
        int size = content.getBytes(StandardCharsets.UTF_8).length;
        return new LandedFile(S3OnDisk.BUCKET, key(day), null, EventId.hash(content), size, sequencer);
    }

    private static String key(int day) {
        return "log_data/2018/11/2018-11-%02d-events.json".formatted(day);
    }

    private RejectedFile rejected() {
        List<FilesRejected> events = announced.of(FilesRejected.class);
        assertThat(events).hasSize(1);
        return events.get(0).files().get(0);
    }

    private List<String> query(String sql) throws Exception {
        return open.warehouse()
                .run(session -> session.createQuery(sql).mapTo(String.class).list());
    }
}
