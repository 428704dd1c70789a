package io.landfall.stager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.project.Reconciliation;
import io.landfall.redshift.S3OnDisk;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * A stager at work on an empty warehouse and an empty bucket: files that are announced are staged. Every batch is taken by a
 * load at once where that is wanted.
 */
public final class LandedFiles implements Announcer, AutoCloseable {

    public static final Cause CAUSE = new Cause("first", "last");
    private static final String SONG = """
            {"num_songs":1,"artist_id":"A1","artist_latitude":null,"artist_longitude":null,"artist_location":"",\
            "artist_name":"Ann","song_id":"S%d","title":"One","duration":1.5,"year":0}
            """;

    private final io.landfall.redshift.Warehouse local;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Project project;
    private final StagerEngine stager;
    private final ClusterReady ready;
    private volatile UnaryOperator<Delivery<FilesLanded>> followed = UnaryOperator.identity();
    private volatile boolean isLoading;

    public LandedFiles(io.landfall.redshift.Warehouse local, UnaryOperator<PipelineDefinition> changes)
            throws Exception {
        this.local = local;
        Project read = ProjectReader.read(Path.of("..", "examples", "sparkify"));
        this.project = new Project(read.directory(), read.warehouse(), changes.apply(patient(read.pipeline(), 0)));
        int port = local.local().port();
        this.ready = new ClusterReady(
                "sparkify",
                "127.0.0.1",
                port,
                "dev",
                "us-west-2",
                "arn:aws:iam::1:role/r",
                "secret",
                S3OnDisk.BUCKET,
                "queue");
        WarehouseAddress address = new WarehouseAddress("127.0.0.1", port, "dev", "secret", false);
        Warehouse warehouse = new Warehouse(address, arn -> new Credentials("awsuser", "Secret-1"));
        empty(warehouse);
        this.stager = new StagerEngine(
                project,
                this,
                open -> new S3ObjectStore(local.s3().client(), S3OnDisk.BUCKET),
                r -> warehouse,
                new CopySlots(2));
        stager.start();
        stager.gate().ready(ready);
        stager.gate().await();
    }

    /** The pipeline with another grace, in minutes. */
    public static PipelineDefinition patient(PipelineDefinition pipeline, int grace) {
        return with(pipeline, pipeline.datasets(), new Reconciliation(Duration.ofHours(6), Duration.ofMinutes(grace)));
    }

    public static PipelineDefinition with(
            PipelineDefinition pipeline, List<Dataset> datasets, Reconciliation reconcile) {
        return new PipelineDefinition(
                pipeline.pipeline(),
                datasets,
                pipeline.loads(),
                pipeline.checks(),
                pipeline.retention(),
                reconcile,
                null,
                null,
                null);
    }

    private void empty(Warehouse warehouse) throws Exception {
        warehouse.run(session -> {
            session.execute("DROP SCHEMA IF EXISTS landfall CASCADE");
            session.execute("DROP SCHEMA IF EXISTS staging CASCADE");
            return null;
        });
        local.s3().client().listObjectsV2Paginator(r -> r.bucket(S3OnDisk.BUCKET)).contents().stream()
                .map(o -> ObjectIdentifier.builder().key(o.key()).build())
                .forEach(o -> delete(o.key()));
    }

    public Project project() {
        return project;
    }

    public WarehouseGate gate() {
        return stager.gate();
    }

    public WarehouseGate.Open open() throws InterruptedException {
        return stager.gate().await();
    }

    /** What is announced as landed is known as on its way from now on. */
    public void followedBy(RequestEngine engine) {
        followed = engine::followed;
    }

    /** Every batch is taken by a load as soon as it is announced. */
    public void loadAtOnce() {
        isLoading = true;
    }

    /** Puts a song under {@code song_data/} with content of its own. */
    public void song(String name, int number) {
        put("song_data/" + name, SONG.formatted(number));
    }

    public void put(String key, String content) {
        local.s3().client().putObject(r -> r.bucket(S3OnDisk.BUCKET).key(key), RequestBody.fromString(content));
    }

    public void delete(String key) {
        local.s3().client().deleteObject(r -> r.bucket(S3OnDisk.BUCKET).key(key));
    }

    public io.landfall.redshift.Warehouse local() {
        return local;
    }

    public List<String> query(String sql) throws Exception {
        return open().warehouse()
                .run(session -> session.createQuery(sql).mapTo(String.class).list());
    }

    public void execute(String sql) throws Exception {
        open().warehouse().run(session -> session.execute(sql));
    }

    public <E extends Event> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until so many files are in current batches, and all of these batches are announced. */
    public void awaitStaged(int files) {
        await().untilAsserted(() -> {
            assertThat(query("SELECT COUNT(*) FROM landfall.file WHERE outcome = 'staged'"))
                    .containsExactly(Integer.toString(files));
            assertThat(of(StagingLoaded.class))
                    .extracting(StagingLoaded::batch)
                    .containsAll(query("SELECT batch_id FROM landfall.batch b WHERE NOT EXISTS"
                            + " (SELECT 1 FROM landfall.superseded_batch s WHERE s.batch_id = b.batch_id)"));
        });
    }

    public void forget() {
        events.clear();
    }

    @Override
    public void announce(Cause cause, Event event) {
        events.add(event);
        try {
            if (event instanceof FilesLanded landed) {
                stager.offer(followed.apply(new Delivery<>(landed, Instant.now(), cause, () -> {})));
            } else if (event instanceof StagingLoaded staged && isLoading) {
                take(staged.batch());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the loader records it. */
    public void take(String batch) throws Exception {
        execute("INSERT INTO landfall.load_batch SELECT 'L1', '%1$s', false WHERE NOT EXISTS (SELECT 1 FROM "
                        .formatted(batch)
                + "landfall.load_batch WHERE batch_id = '%s')".formatted(batch));
    }

    @Override
    public void announceFirst(Event event) {
        announce(CAUSE, event);
    }

    @Override
    public void close() {
        stager.close();
    }
}
