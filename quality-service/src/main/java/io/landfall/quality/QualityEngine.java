package io.landfall.quality;

import io.landfall.event.Cause;
import io.landfall.event.CheckOutcome;
import io.landfall.event.ClusterReady;
import io.landfall.event.LoadFailed;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.Ledger;
import io.landfall.project.Project;
import io.landfall.quality.alert.ChecksFailedAlert;
import io.landfall.quality.alert.LoadFailedAlert;
import io.landfall.quality.check.CheckRequest;
import io.landfall.quality.check.CheckRun;
import io.landfall.quality.retry.RetryPolicy;
import io.landfall.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Loaded tables in, outcomes of the checks out; failures are retried a bounded number of times and then raised. */
public final class QualityEngine implements AutoCloseable {

    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Project project;
    private final Announcer announcer;
    private final RetryPolicy retries;
    private final CheckRun checks;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "check-retries"));
    private final WarehouseGate gate;
    private final Gatherer<Work> worker;

    /** One thing for the worker to do; done again from the beginning when it fails. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    public QualityEngine(
            Project project, Announcer announcer, RetryPolicy retries, Function<ClusterReady, Warehouse> connect) {
        this.gate = new WarehouseGate(project.warehouse().warehouse(), connect, QualityEngine::prepare);
        this.worker = new Gatherer<>("check-" + project.pipeline().pipeline(), 1, CAPACITY, PAUSE, works -> {
            for (Work work : works) {
                work.run();
            }
        });
        this.project = project;
        this.announcer = announcer;
        this.retries = retries;
        this.checks = new CheckRun(project);
    }

    public void start() {
        worker.start();
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Where the engine waits for the warehouse; to be told about it. */
    public WarehouseGate gate() {
        return gate;
    }

    /** Creates what checking needs. */
    private static void prepare(WarehouseGate.Open open) throws Exception {
        open.warehouse().run(session -> {
            Ledger.create(session);
            return null;
        });
    }

    /**
     * Takes loads of the project's pipeline. Blocks while too many wait.
     *
     * @throws IllegalArgumentException for a load of another project, which then is set aside
     */
    public void offer(Delivery<TablesLoaded> loaded) throws InterruptedException {
        TablesLoaded event = loaded.event();
        requireOurs(event.pipeline());
        worker.offer(() -> check(gate.await(), new CheckRequest(event.load(), 1, loaded.cause(), loaded.done())));
    }

    /** Takes a request to check again, and carries it out when its time has come. */
    public void retry(Delivery<RetryRequested> requested) {
        RetryRequested event = requested.event();
        requireOurs(event.pipeline());
        CheckRequest request = new CheckRequest(event.run(), event.attempt(), requested.cause(), requested.done());
        long millis =
                Math.max(0, Duration.between(Instant.now(), event.notBefore()).toMillis());
        clock.schedule(() -> offer(request), millis, TimeUnit.MILLISECONDS);
    }

    private Void offer(CheckRequest request) throws InterruptedException {
        worker.offer(() -> check(gate.await(), request));
        return null;
    }

    /** Tells a person about a load that could not be written: there is nothing to check. */
    public void failed(Delivery<LoadFailed> failed) throws InterruptedException {
        requireOurs(failed.event().pipeline());
        worker.offer(() -> {
            announcer.announce(
                    failed.cause(), LoadFailedAlert.of(project.warehouse().warehouse(), failed.event()));
            failed.done().run();
        });
    }

    private void check(WarehouseGate.Open open, CheckRequest request) throws Exception {
        try (var correlated = Correlation.of(request.cause())) {
            QualityOutcome outcome = checks.run(open.warehouse(), request.load(), request.attempt());
            announcer.announce(request.cause(), outcome);
            if (outcome instanceof QualityFailed failed) {
                react(request.cause(), failed);
            }
        }
        request.done().run();
    }

    private void react(Cause cause, QualityFailed failed) {
        Optional<Instant> next = retries.after(failed.attempt());
        if (next.isPresent()) {
            announcer.announce(
                    cause,
                    new RetryRequested(
                            failed.pipeline(),
                            failed.run(),
                            failed.occasion(),
                            failed.attempt() + 1,
                            RetryAction.RECHECK,
                            failed.checks().stream()
                                    .filter(c -> c.status().isFailure())
                                    .map(CheckOutcome::check)
                                    .toList(),
                            next.get()));
        } else {
            announcer.announce(
                    cause, new ChecksFailedAlert(project.warehouse().warehouse(), project.pipeline()).of(failed));
        }
    }

    private void requireOurs(String pipeline) {
        if (!pipeline.equals(project.pipeline().pipeline())) {
            throw new IllegalArgumentException("pipeline " + pipeline + " is not this service's project");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        gate.close();
        worker.close();
    }
}
