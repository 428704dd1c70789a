package io.landfall.stager;

import io.landfall.event.ClusterReady;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingFailed;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.BlockedAlerts;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.GatherBounds;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.BatchBounds;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.stager.batch.Batch;
import io.landfall.stager.copy.CopySlots;
import io.landfall.stager.copy.DatasetStager;
import io.landfall.stager.copy.ObjectStore;
import io.landfall.stager.copy.StagingSchema;
import io.landfall.stager.reject.Aside;
import io.landfall.stager.retention.Janitor;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.table.SchemaRefusedException;
import java.time.Clock;
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
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Project project;
    private final Announcer announcer;
    private final Function<WarehouseGate.Open, ObjectStore> stores;
    private final CopySlots slots;
    private final Duration pause;
    private final Map<String, String> toldReasons = new ConcurrentHashMap<>();
    private final Map<String, WaitingRoom> rooms;
    private final WarehouseGate gate;
    private Map<String, Gatherer<Delivery<FilesLanded>>> workers = Map.of();
    private volatile boolean isSchemaThere;

    /**
     * @param stores the landing bucket of a warehouse
     * @param slots shared by all engines that stage into one warehouse
     */
    public StagerEngine(
            Project project,
            Announcer announcer,
            Function<WarehouseGate.Open, ObjectStore> stores,
            Function<ClusterReady, Warehouse> connect,
            CopySlots slots) {
        this(project, announcer, stores, connect, slots, PAUSE);
    }

    /** @param pause before files that could not be staged are tried again */
    public StagerEngine(
            Project project,
            Announcer announcer,
            Function<WarehouseGate.Open, ObjectStore> stores,
            Function<ClusterReady, Warehouse> connect,
            CopySlots slots,
            Duration pause) {
        this.slots = slots;
        this.pause = pause;
        this.project = project;
        this.announcer = announcer;
        this.stores = stores;
        List<Dataset> datasets = project.pipeline().datasets();
        this.rooms = datasets.stream()
                .collect(Collectors.toUnmodifiableMap(Dataset::name, d -> WaitingRoom.oneOf(datasets.size())));
        this.gate = new WarehouseGate(
                project.warehouse().warehouse(),
                connect.andThen(warehouse ->
                        warehouse.telling(new BlockedAlerts(project.warehouse().warehouse(), pipeline(), announcer))),
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
        DatasetStager stager = new DatasetStager(project, dataset, announcer, stores, slots);
        Janitor janitor = new Janitor(pipeline(), dataset, Clock.systemUTC());
        return new Gatherer<Delivery<FilesLanded>>(
                        "stage-" + dataset.name(), bounds(dataset.batch()), Integer.MAX_VALUE, pause, landed -> {
                            WarehouseGate.Open open = gate.await();
                            stage(stager, dataset, open, Batch.of(landed));
                            landed.forEach(delivery -> delivery.done().run());
                            janitor.rideAlong(open, stores);
                        })
                .start();
    }

    private static GatherBounds<Delivery<FilesLanded>> bounds(BatchBounds batch) {
        return new GatherBounds<>(
                new GatherBounds.Bound<>(landed -> landed.event().files().size(), batch.maxFiles()),
                new GatherBounds.Bound<>(
                        landed -> landed.event().files().stream()
                                .mapToLong(LandedFile::size)
                                .sum(),
                        batch.maxBytes()),
                batch.minInterval(),
                batch.maxAge());
    }

    private void stage(DatasetStager stager, Dataset dataset, WarehouseGate.Open open, Batch batch) throws Exception {
        try (var correlated = Correlation.of(batch.cause())) {
            LOG.debug("staging {} files of {}", batch.files().size(), dataset.name());
            requireSchema(open);
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
     * Takes files of any dataset of the project; those of another project are not its business and are left alone. Blocks while too
     * many files of the dataset wait, so that the rest waits in Kafka.
     *
     * @throws IllegalArgumentException for a dataset the project does not have; its files then are set aside
     */
    public void offer(Delivery<FilesLanded> landed) throws InterruptedException {
        FilesLanded event = landed.event();
        Gatherer<Delivery<FilesLanded>> worker = workers.get(event.dataset());
        if (!event.pipeline().equals(pipeline())) {
            landed.done().run();
            return;
        }
        if (worker == null) {
            throw new IllegalArgumentException(
                    "no dataset " + event.pipeline() + '/' + event.dataset() + " in this stager's project");
        }
        worker.offer(rooms.get(event.dataset()).enter(landed));
    }

    /** Creates what staging needs, and announces again what no load has taken yet. */
    public void prepare(WarehouseGate.Open open) throws Exception {
        createSchema(open);
        List<StagedBatch> backlog = open.warehouse().run(session -> new BatchLedger(pipeline()).unloaded(session));
        backlog.forEach(batch -> announcer.announce(batch.cause(), batch.announcement()));
        open.warehouse()
                .run(session -> Aside.backlog(session, backlog))
                .forEach((event, cause) -> announcer.announce(cause, event));
    }

    /** What is refused now is refused again by each batch, so a pipeline that nothing lands for stays silent. */
    private void createSchema(WarehouseGate.Open open) throws Exception {
        isSchemaThere = false;
        try {
            requireSchema(open);
        } catch (SchemaRefusedException e) {
            if (!e.getMessage().equals(toldReasons.put(pipeline(), e.getMessage()))) {
                announcer.announceFirst(new StagingFailed(pipeline(), pipeline(), 0, e.getMessage()));
            }
        }
    }

    private void requireSchema(WarehouseGate.Open open) throws Exception {
        if (!isSchemaThere) {
            new StagingSchema(project).create(open.warehouse());
            isSchemaThere = true;
        }
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
