package io.landfall.reliability;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.CheckLedger;
import io.landfall.loader.LoaderEngine;
import io.landfall.project.Project;
import io.landfall.project.ProjectReader;
import io.landfall.redshift.S3OnDisk;
import io.landfall.reliability.proof.Proof;
import io.landfall.reliability.proof.Sentence;
import io.landfall.reliability.workload.Landing;
import io.landfall.stager.StagerEngine;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.S3ObjectStore;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The stager's and the loader's engines on a real warehouse, without Kafka: what one announces is handed to the other here, so
 * that a fault can be aimed at one statement of one transaction.
 */
final class EngineRig implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long PATIENCE_SECONDS = 120;
    private static final Cause CAUSE = new Cause("chaos", "chaos");

    private final S3OnDisk s3;
    private final Warehouse warehouse;
    private final Project project = ProjectReader.read(Path.of("..", "examples", "sparkify"));
    private final RecordedAnnouncements announced = new RecordedAnnouncements();
    private final StagerEngine stager;
    private final LoaderEngine loader;
    private int sequence;

    EngineRig(io.landfall.redshift.Warehouse local) throws Exception {
        this.s3 = local.s3();
        int port = local.local().port();
        this.warehouse = new Warehouse(
                new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                arn -> new Credentials("awsuser", "Secret-1"));
        this.stager = new StagerEngine(
                project,
                announced,
                open -> new S3ObjectStore(s3.client(), S3OnDisk.BUCKET),
                ready -> warehouse,
                new CopySlots(CopySlots.USUAL),
                PAUSE);
        this.loader = new LoaderEngine(project, announced, ready -> warehouse, PAUSE);
        ClusterReady ready = new ClusterReady(
                project.warehouse().warehouse(),
                "127.0.0.1",
                port,
                "dev",
                "us-west-2",
                "arn:aws:iam::1:role/r",
                "secret",
                S3OnDisk.BUCKET,
                "queue");
        stager.start();
        loader.start();
        for (WarehouseGate gate : List.of(stager.gate(), loader.gate())) {
            gate.ready(ready);
            gate.await();
        }
    }

    /** Puts the files into S3 and returns when the stager is done with them: staged or rejected. */
    void stage(Landing... landings) throws InterruptedException {
        List<LandedFile> files = List.of(landings).stream().map(this::put).toList();
        FilesLanded landed = new FilesLanded(project.pipeline().pipeline(), landings[0].dataset(), files);
        CountDownLatch done = new CountDownLatch(1);
        stager.offer(new Delivery<>(landed, Instant.now(), CAUSE, done::countDown));
        await(done);
    }

    /** Hands what was staged to the loader and returns when it is loaded. */
    void load() throws InterruptedException {
        List<StagingLoaded> staged = announced.of(StagingLoaded.class);
        CountDownLatch done = new CountDownLatch(staged.size());
        for (StagingLoaded batch : staged) {
            loader.offer(new Delivery<>(batch, Instant.now(), CAUSE, done::countDown));
        }
        await(done);
    }

    /** The checks of what was loaded pass, so that the next load drops its staging tables. */
    void check() throws Exception {
        Set<TablesLoaded> loads = new LinkedHashSet<>(announced.of(TablesLoaded.class));
        announced.take();
        warehouse.run(session -> {
            loads.forEach(load -> new CheckLedger(load.pipeline())
                    .ended(session, QualityOutcome.of(load.pipeline(), load.load(), Occasion.LOAD, 1, List.of())));
            return null;
        });
    }

    private LandedFile put(Landing landing) {
        s3.put(landing.key(), landing.content());
        String sequencer = String.format(Locale.ROOT, "%016X", ++sequence);
        return new LandedFile(
                S3OnDisk.BUCKET, landing.key(), null, landing.eTag(), landing.content().length, sequencer);
    }

    private static void await(CountDownLatch done) throws InterruptedException {
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the engine did not end its work in " + PATIENCE_SECONDS + " s");
        }
    }

    List<Sentence> proof(List<Landing> landings) throws Exception {
        return warehouse.session(session -> Proof.of(session, landings));
    }

    /** What is seen after a deed, which then never happened. */
    <T> T after(String deed, Warehouse.Work<T> work) throws Exception {
        return warehouse.session(session -> {
            session.begin();
            try {
                session.execute(deed);
                return work.run(session);
            } finally {
                session.rollback();
            }
        });
    }

    @Override
    public void close() {
        stager.close();
        loader.close();
    }
}
