package io.landfall.loader;

import static org.awaitility.Awaitility.await;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.ledger.StagedBatch;
import io.landfall.ledger.StagedRelations;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.project.SqlTemplate;
import io.landfall.project.check.Check;
import io.landfall.project.check.SqlTest;
import io.landfall.redshift.S3OnDisk;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Divvy project on an empty warehouse: a stager and a loader, with nothing between them but what one tells the other. */
final class DivvyFlow implements AutoCloseable {

    static final Path DIRECTORY = Path.of("..", "examples", "divvy");
    private static final Cause CAUSE = new Cause("first", "last");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Project project = ProjectReader.read(DIRECTORY);
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final S3OnDisk s3;
    private final Warehouse warehouse;
    private final StagerEngine stager;
    private final LoaderEngine loader;
    private int written;

    DivvyFlow(io.landfall.redshift.Warehouse local) throws Exception {
        s3 = local.s3();
        int port = local.local().port();
        warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
        empty();
        loader = new LoaderEngine(project, announced, ready -> warehouse);
        stager = new StagerEngine(
                project,
                new ToLoader(),
                open -> new S3ObjectStore(s3.client(), S3OnDisk.BUCKET),
                ready -> warehouse,
                new CopySlots(CopySlots.USUAL));
        ClusterReady ready = new ClusterReady(
                "divvy",
                "127.0.0.1",
                port,
                "dev",
                "us-west-2",
                "arn:aws:iam::1:role/r",
                "secret",
                S3OnDisk.BUCKET,
                "q");
        loader.gate().ready(ready);
        stager.gate().ready(ready);
        loader.start();
        stager.start();
    }

    private void empty() throws Exception {
        warehouse.run(session -> {
            for (String schema : List.of("landfall", "staging", "divvy")) {
                session.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            }
            return null;
        });
    }

    /** Hands what is staged to the loader, as Kafka does. */
    private final class ToLoader implements Announcer {
        @Override
        public void announce(Cause cause, Event event) {
            announced.announce(cause, event);
            if (event instanceof StagingLoaded staged) {
                offer(staged, cause);
            }
        }

        @Override
        public void announceFirst(Event event) {
            announced.announceFirst(event);
        }

        private void offer(StagingLoaded staged, Cause cause) {
            try {
                loader.offer(new Delivery<>(staged, Instant.now(), cause, () -> {}));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    RecordedAnnouncements announced() {
        return announced;
    }

    /** Writes a new version of an object and tells nobody. */
    LandedFile put(String key, byte[] content) {
        s3.put(key, content);
        String eTag = s3.client()
                .headObject(r -> r.bucket(S3OnDisk.BUCKET).key(key))
                .eTag()
                .replace("\"", "");
        return new LandedFile(S3OnDisk.BUCKET, key, null, eTag, content.length, "%04X".formatted(++written));
    }

    /** Tells of files, as one message of a notification does. */
    void land(LandedFile... files) throws InterruptedException {
        for (LandedFile file : files) {
            String dataset =
                    project.pipeline().datasetOf(file.key()).orElseThrow().name();
            FilesLanded event = new FilesLanded("divvy", dataset, List.of(file));
            stager.offer(new Delivery<>(event, Instant.now(), CAUSE, () -> {}));
        }
    }

    /** Waits until so many files are loaded in all. */
    void awaitLoaded(int files) {
        await().atMost(PATIENCE)
                .until(() -> announced.of(TablesLoaded.class).stream()
                                .mapToInt(TablesLoaded::files)
                                .sum()
                        == files);
    }

    List<String> query(String sql) throws Exception {
        return warehouse.run(
                session -> session.createQuery(sql).mapTo(String.class).list());
    }

    /** What each check returns, over everything that was staged. */
    Map<String, String> checks() throws Exception {
        SqlTemplate template =
                new SqlTemplate(warehouse.run(session -> StagedRelations.of(session, project, staged())));
        Map<String, String> values = new TreeMap<>();
        for (Check check : project.pipeline().checks()) {
            String sql =
                    template.render(project.read(((SqlTest) check.test()).sql()), new SqlTemplate.Variables("test"));
            values.put(check.name(), query(sql).get(0));
        }
        return values;
    }

    private List<StagedBatch> staged() {
        return announced.of(StagingLoaded.class).stream()
                .distinct()
                .map(staged -> new StagedBatch(staged, CAUSE))
                .toList();
    }

    @Override
    public void close() {
        stager.close();
        loader.close();
    }
}
