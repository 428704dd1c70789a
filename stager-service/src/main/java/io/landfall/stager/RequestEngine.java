package io.landfall.stager;

import io.landfall.event.BackfillDataset;
import io.landfall.event.Cause;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.FilesLanded;
import io.landfall.event.PipelineCommand;
import io.landfall.event.ReconcilePipeline;
import io.landfall.event.RequestRefused;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.flow.WarehouseListener;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.project.Suggestion;
import io.landfall.stager.backfill.Backfill;
import io.landfall.stager.backfill.BackfillRefusedException;
import io.landfall.stager.backfill.Pace;
import io.landfall.stager.reconcile.Arrivals;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.reconcile.Look;
import io.landfall.stager.reconcile.Reconciler;
import io.landfall.stager.reconcile.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Looks after the files of a pipeline beside staging: compares the bucket with the ledger, by itself and when asked, and
 * lands what a person asks for. One request at a time.
 */
public final class RequestEngine implements WarehouseListener, AutoCloseable {

    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final String warehouse;
    private final PipelineDefinition pipeline;
    private final Announcer announcer;
    private final WarehouseGate gate;
    private final Arrivals arrivals = new Arrivals();
    private final Reconciler reconciler;
    private final Backfill backfill;
    private final Look look;
    private final Schedule schedule;
    private final Gatherer<Delivery<PipelineCommand>> worker;

    /**
     * @param gate where the warehouse is waited for
     * @param listings lists a bucket by its name
     */
    public RequestEngine(
            Project project, Announcer announcer, WarehouseGate gate, Function<String, BucketListing> listings) {
        this(project, announcer, gate, listings, Pace.standard());
    }

    /** @param pace how a backfill is followed */
    public RequestEngine(
            Project project,
            Announcer announcer,
            WarehouseGate gate,
            Function<String, BucketListing> listings,
            Pace pace) {
        this.warehouse = project.warehouse().warehouse();
        this.pipeline = project.pipeline();
        this.announcer = announcer;
        this.gate = gate;
        Clock clock = Clock.systemUTC();
        Function<WarehouseGate.Open, BucketListing> landing =
                open -> listings.apply(open.ready().landingBucket());
        this.reconciler = new Reconciler(pipeline, announcer, landing, arrivals, clock);
        this.backfill = new Backfill(pipeline, announcer, landing, arrivals, pace);
        this.look = new Look(pipeline, announcer, gate, reconciler, listings, arrivals, clock);
        this.schedule = new Schedule(pipeline, look, RETRY);
        this.worker = new Gatherer<>(
                "requests-" + pipeline.pipeline(), 1, CAPACITY, PAUSE, commands -> carryOut(commands.get(0)));
    }

    public void start() {
        worker.start();
        schedule.start();
    }

    /** The same delivery, known as on its way until it is done. */
    public Delivery<FilesLanded> followed(Delivery<FilesLanded> landed) {
        return arrivals.followed(landed);
    }

    /** Takes what the stager carries out for its pipeline; everything else is done with at once. */
    public void offer(Delivery<PipelineCommand> command) throws InterruptedException {
        PipelineCommand event = command.event();
        boolean ours = event instanceof ReconcilePipeline || event instanceof BackfillDataset;
        if (ours && event.pipeline().equals(pipeline.pipeline())) {
            worker.offer(command);
        } else {
            command.done().run();
        }
    }

    private void carryOut(Delivery<PipelineCommand> command) throws Exception {
        try (var correlated = Correlation.of(command.cause())) {
            WarehouseGate.Open open = gate.await();
            try {
                if (command.event() instanceof ReconcilePipeline wanted) {
                    reconcile(open, wanted, command.cause());
                } else if (command.event() instanceof BackfillDataset wanted) {
                    backfill.run(open, wanted, command.cause(), () -> gate.isOpen(open));
                }
            } catch (BackfillRefusedException e) {
                refuse(command, e.getMessage());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (!gate.isOpen(open)) {
                    throw e;
                }
                // Who asked hears of it and may ask again; what comes by itself is in the schedule.
                refuse(command, e.getMessage() + "; ask again when that is mended");
            }
            command.done().run();
        }
    }

    private void reconcile(WarehouseGate.Open open, ReconcilePipeline wanted, Cause cause) throws Exception {
        List<Dataset> datasets = pipeline.datasets().stream()
                .filter(dataset -> wanted.dataset() == null || wanted.dataset().equals(dataset.name()))
                .toList();
        if (datasets.isEmpty()) {
            List<String> names = pipeline.datasets().stream().map(Dataset::name).toList();
            throw new IllegalArgumentException("pipeline " + pipeline.pipeline() + " has no dataset " + wanted.dataset()
                    + "; it has " + String.join(", ", names) + Suggestion.didYouMean(wanted.dataset(), names));
        }
        reconciler.run(
                open,
                new Reconciler.Order(wanted.requestId(), "asked", datasets, wanted.dryRun(), wanted.deep(), cause));
    }

    private void refuse(Delivery<PipelineCommand> command, String reason) {
        String dataset = command.event() instanceof BackfillDataset wanted
                ? wanted.dataset()
                : ((ReconcilePipeline) command.event()).dataset();
        announcer.announce(
                command.cause(),
                new RequestRefused(pipeline.pipeline(), dataset, command.event().requestId(), reason));
    }

    @Override
    public void ready(ClusterReady ready) {
        gone(ready.warehouse());
    }

    @Override
    public void paused(ClusterPaused paused) {
        if (paused.warehouse().equals(warehouse)) {
            look.paused(paused.landingBucket(), paused.pausedAt());
        }
    }

    @Override
    public void gone(String name) {
        if (name.equals(warehouse)) {
            look.notPaused();
        }
    }

    /** Whether the workers still work. */
    public boolean isAlive() {
        return worker.isAlive() && schedule.isAlive();
    }

    @Override
    public void close() {
        schedule.close();
        worker.close();
    }
}
