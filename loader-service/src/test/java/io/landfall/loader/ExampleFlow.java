package io.landfall.loader;

import static org.awaitility.Awaitility.await;

import io.landfall.checks.CheckResult;
import io.landfall.checks.CheckRunner;
import io.landfall.checks.CheckSubject;
import io.landfall.event.Cause;
import io.landfall.event.CheckOutcome;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.Occasion;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
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
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** An example project on an empty warehouse: a stager and a loader, with nothing between them but what one tells the other. */
final class ExampleFlow implements AutoCloseable {

    private static final Cause CAUSE = new Cause("first", "last");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Project project;
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final S3OnDisk s3;
    private final Warehouse warehouse;
    private final StagerEngine stager;
    private final LoaderEngine loader;
    private int written;

    /** @param name of the example, which is the name of its pipeline and its schema too */
    ExampleFlow(io.landfall.redshift.Warehouse local, String name) throws Exception {
        project = ProjectReader.read(directory(name));
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
                project.warehouse().warehouse(),
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
            for (String schema :
                    List.of("landfall", "staging", project.pipeline().pipeline())) {
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
            FilesLanded event = new FilesLanded(project.pipeline().pipeline(), dataset, List.of(file));
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

    /** What comes of each check, over everything that was staged. */
    Map<String, CheckOutcome> checks() throws Exception {
        return warehouse.run(this::checks);
    }

    /** The same, once something was done to the tables, which is taken back. */
    Map<String, CheckOutcome> checksAfter(List<String> statements) throws Exception {
        return warehouse.session(session -> {
            session.begin();
            try {
                statements.forEach(session::execute);
                return checks(session);
            } finally {
                session.rollback();
            }
        });
    }

    /** The same, recorded for later runs to be compared with. */
    Map<String, CheckOutcome> recordedChecks(String run) throws Exception {
        return warehouse.run(session -> {
            CheckSubject subject = subject(run);
            List<CheckResult> results = results(session, subject);
            new CheckRunner(project).record(session, subject, results);
            return byName(results);
        });
    }

    private Map<String, CheckOutcome> checks(Handle session) {
        return byName(results(session, subject("test")));
    }

    private List<CheckResult> results(Handle session, CheckSubject subject) {
        return new CheckRunner(project).run(session, project.pipeline().checks(), subject);
    }

    private CheckSubject subject(String run) {
        return new CheckSubject(run, Occasion.REQUEST, 1, staged(), Map.of(), Instant.now());
    }

    private static Map<String, CheckOutcome> byName(List<CheckResult> results) {
        return results.stream()
                .map(CheckResult::outcome)
                .collect(Collectors.toMap(CheckOutcome::check, outcome -> outcome, (a, b) -> b, TreeMap::new));
    }

    static Path directory(String example) {
        return Path.of("..", "examples", example);
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
