package io.landfall.loader;

import io.landfall.event.LoadFailed;
import io.landfall.event.StagingLoaded;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.LoadLedger;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.loader.merge.TargetSchema;
import io.landfall.project.Project;
import io.landfall.warehouse.RedshiftFailures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Staged batches in, loaded tables out. What was staged while a load ran is taken by the next one, however many batches
 * that is.
 */
public final class LoaderEngine implements AutoCloseable {

    private static final int MOST_ANNOUNCEMENTS = 500;
    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Project project;
    private final Announcer announcer;
    private final LoadTransaction transaction;
    private Gatherer<Delivery<StagingLoaded>> worker;

    public LoaderEngine(Project project, Announcer announcer) {
        this.project = project;
        this.announcer = announcer;
        this.transaction = new LoadTransaction(project);
    }

    /** Starts the worker; it waits at the gate. */
    public void start(WarehouseGate gate) {
        worker = new Gatherer<Delivery<StagingLoaded>>(
                        "load-" + pipeline(), MOST_ANNOUNCEMENTS, CAPACITY, PAUSE, staged -> {
                            load(gate.await(), staged);
                            staged.forEach(delivery -> delivery.done().run());
                        })
                .start();
    }

    /** Takes batches of the project's pipeline; others belong to another loader. Blocks while too many wait. */
    public void offer(Delivery<StagingLoaded> staged) throws InterruptedException {
        if (!staged.event().pipeline().equals(pipeline())) {
            throw new IllegalArgumentException(
                    "pipeline " + staged.event().pipeline() + " is not this loader's project");
        }
        worker.offer(staged);
    }

    /** Creates what loading needs, and announces again what may not have been announced. */
    public void prepare(WarehouseGate.Open open) throws Exception {
        new TargetSchema(project).create(open.warehouse());
        List<CommittedLoad> unchecked = open.warehouse().run(session -> new LoadLedger(pipeline()).unchecked(session));
        unchecked.forEach(this::announce);
    }

    private void load(WarehouseGate.Open open, List<Delivery<StagingLoaded>> staged) throws Exception {
        try (var correlated = Correlation.of(staged.get(0).cause())) {
            Optional<CommittedLoad> load = transaction.run(open.warehouse());
            while (load.isPresent()) {
                announce(load.get());
                load = transaction.run(open.warehouse());
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            boolean data = RedshiftFailures.classify(e) == FailureKind.TERMINAL;
            String next = data
                    ? "; the batches stay staged until the project or the data is corrected"
                    : "; the batches stay staged and are tried again";
            Delivery<StagingLoaded> first = staged.get(0);
            announcer.announce(
                    first.cause(),
                    new LoadFailed(pipeline(), first.event().batch(), staged.size(), e.getMessage() + next));
            if (!data) {
                throw e;
            }
        }
    }

    private void announce(CommittedLoad load) {
        announcer.announce(load.cause(), load.announcement());
    }

    private String pipeline() {
        return project.pipeline().pipeline();
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
