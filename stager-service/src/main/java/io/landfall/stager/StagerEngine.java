package io.landfall.stager;

import io.landfall.event.ClusterReady;
import io.landfall.event.FilesLanded;
import io.landfall.event.StagingFailed;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.BlockedAlerts;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.stager.batch.Batch;
import io.landfall.stager.copy.DatasetStager;
import io.landfall.stager.copy.ObjectStore;
import io.landfall.stager.copy.StagingSchema;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files in, staged batches out: one worker for each dataset, each with one COPY at a time. */
public final class StagerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StagerEngine.class);
    private static final int MOST_ANNOUNCEMENTS = 500;
    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Project project;
    private final Announcer announcer;
    private final Function<WarehouseGate.Open, ObjectStore> stores;
    private final Duration pause;
    private final Map<String, String> toldReasons = new ConcurrentHashMap<>();
    private final WarehouseGate gate;
    private Map<String, Gatherer<Delivery<FilesLanded>>> workers = Map.of();

    public StagerEngine(
            Project project,
            Announcer announcer,
            Function<WarehouseGate.Open, ObjectStore> stores,
            Function<ClusterReady, Warehouse> connect) {
        this(project, announcer, stores, connect, PAUSE);
    }

    /** @param pause before files that could not be staged are tried again */
    public StagerEngine(
            Project project,
            Announcer announcer,
            Function<WarehouseGate.Open, ObjectStore> stores,
            Function<ClusterReady, Warehouse> connect,
            Duration pause) {
        this.project = project;
        this.announcer = announcer;
        this.stores = stores;
        this.pause = pause;
        this.gate = new WarehouseGate(
                project.warehouse().warehouse(),
                connect.andThen(warehouse -> warehouse.telling(new BlockedAlerts(pipeline(), announcer))),
                this::prepare);
    }

    /** Where the engine waits for the warehouse; to be told about it. */
    public WarehouseGate gate() {
        return gate;
    }

    /** Starts a worker for each dataset; they wait at the gate. */
    public void start() {
        workers = project.pipeline().datasets().stream()
                .collect(Collectors.toUnmodifiableMap(Dataset::name, this::worker));
    }

    private Gatherer<Delivery<FilesLanded>> worker(Dataset dataset) {
        DatasetStager stager = new DatasetStager(project, dataset, announcer, stores);
        return new Gatherer<Delivery<FilesLanded>>(
                        "stage-" + dataset.name(), MOST_ANNOUNCEMENTS, CAPACITY, pause, landed -> {
                            stage(stager, dataset, Batch.of(landed));
                            landed.forEach(delivery -> delivery.done().run());
                        })
                .start();
    }

    private void stage(DatasetStager stager, Dataset dataset, Batch batch) throws Exception {
        WarehouseGate.Open open = gate.await();
        try (var correlated = Correlation.of(batch.cause())) {
            LOG.debug("staging {} files of {}", batch.files().size(), dataset.name());
            stager.stage(open, batch);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (gate.isOpen(open)) {
                tellOnce(dataset, batch, e);
            }
            throw e;
        }
    }

    /** What may pass is not worth a person's look, and the same reason not a second one. */
    private void tellOnce(Dataset dataset, Batch batch, Exception failure) {
        String reason = failure.getMessage() + "; the files are kept and tried again";
        if (RedshiftFailures.classify(failure) != FailureKind.RETRYABLE
                && !reason.equals(toldReasons.put(dataset.name(), reason))) {
            announcer.announce(
                    batch.cause(),
                    new StagingFailed(pipeline(), dataset.name(), batch.files().size(), reason));
        }
    }

    /**
     * Takes files of any dataset of the project. Blocks while too many wait.
     *
     * @throws IllegalArgumentException for files of another project, which then are set aside
     */
    public void offer(Delivery<FilesLanded> landed) throws InterruptedException {
        FilesLanded event = landed.event();
        Gatherer<Delivery<FilesLanded>> worker = workers.get(event.dataset());
        if (!event.pipeline().equals(pipeline()) || worker == null) {
            throw new IllegalArgumentException(
                    "no dataset " + event.pipeline() + '/' + event.dataset() + " in this stager's project");
        }
        worker.offer(landed);
    }

    /** Creates what staging needs, and announces again what no load has taken yet. */
    public void prepare(WarehouseGate.Open open) throws Exception {
        new StagingSchema(project).create(open.warehouse());
        List<StagedBatch> backlog = open.warehouse().run(session -> new BatchLedger(pipeline()).unloaded(session));
        backlog.forEach(batch -> announcer.announce(batch.cause(), batch.announcement()));
    }

    private String pipeline() {
        return project.pipeline().pipeline();
    }

    /** Whether every dataset's worker still works. */
    public boolean isAlive() {
        return workers.values().stream().allMatch(Gatherer::isAlive);
    }

    @Override
    public void close() {
        gate.close();
        workers.values().forEach(Gatherer::stop);
        workers.values().forEach(Gatherer::close);
    }
}
