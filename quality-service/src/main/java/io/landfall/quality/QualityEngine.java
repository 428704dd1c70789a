package io.landfall.quality;

import io.landfall.event.Cause;
import io.landfall.event.ChecksRefused;
import io.landfall.event.ClusterReady;
import io.landfall.event.QualityEvent;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.RunChecks;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.DueTimes;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.RetryLedger.Decision;
import io.landfall.project.Project;
import io.landfall.quality.check.CheckRun;
import io.landfall.quality.check.LoadChecks;
import io.landfall.quality.check.Recheck;
import io.landfall.quality.check.RequestedChecks;
import io.landfall.quality.retry.RetryDecisions;
import io.landfall.quality.schedule.CheckSchedules;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Loaded tables, requests and times in, outcomes of checks out; failed runs in, decisions about them out. What is done is
 * written in the ledger before it is told, so everything that comes may come again.
 */
public final class QualityEngine implements AutoCloseable {

    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final String pipeline;
    private final Announcer announcer;
    private final Clock clock;
    private final LoadChecks loads;
    private final Recheck rechecks;
    private final RequestedChecks requests;
    private final RetryDecisions decisions;
    private final CheckSchedules schedules;
    private final DueTimes timer;
    private final WarehouseGate gate;
    private final Gatherer<Work> worker;

    /** One thing for the worker to do; done again from the beginning when it fails. */
    @FunctionalInterface
    private interface Work {
        void run(WarehouseGate.Open open) throws Exception;
    }

    /**
     * How checks are run.
     *
     * @param longestCheck one that takes longer is broken
     * @param pause before work that failed is done again
     * @param clock tells what time it is
     */
    public record Patience(Duration longestCheck, Duration pause, Clock clock) {

        /** With a pause that lets what is wrong pass. */
        public Patience(Duration longestCheck) {
            this(longestCheck, PAUSE, Clock.systemUTC());
        }
    }

    public QualityEngine(
            Project project, Announcer announcer, Patience patience, Function<ClusterReady, Warehouse> connect) {
        this.pipeline = project.pipeline().pipeline();
        this.announcer = announcer;
        this.clock = patience.clock();
        CheckRun run = new CheckRun(project, patience.longestCheck(), clock);
        this.decisions = new RetryDecisions(project, clock);
        this.loads = new LoadChecks(project, run, decisions::attempt);
        this.rechecks = new Recheck(project, run);
        this.requests = new RequestedChecks(project, run);
        this.schedules = new CheckSchedules(pipeline, project.pipeline().checks(), clock.instant());
        this.timer = new DueTimes("check-timer-" + pipeline, clock);
        this.gate = new WarehouseGate(project.warehouse().warehouse(), connect, this::prepare);
        this.worker = new Gatherer<>("check-" + pipeline, 1, CAPACITY, patience.pause(), works -> {
            for (Work work : works) {
                work.run(gate.await());
            }
        });
    }

    public void start() {
        worker.start();
        if (!schedules.isEmpty()) {
            timer.every(TICK, this::tick);
        }
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Where the engine waits for the warehouse; to be told about it. */
    public WarehouseGate gate() {
        return gate;
    }

    /** Creates what checking needs, and learns what an earlier process ran by the clock. */
    private void prepare(WarehouseGate.Open open) throws Exception {
        open.warehouse().run(session -> {
            Ledger.create(session);
            Ledger.checkFence(pipeline).create(session);
            schedules.remember(session);
            return null;
        });
    }

    /** Takes loads of the pipeline. Blocks while too many wait. */
    public void offer(Delivery<TablesLoaded> loaded) throws InterruptedException {
        requireOurs(loaded.event().pipeline());
        worker.offer(open -> {
            try (var correlated = Correlation.of(loaded.cause())) {
                announce(loaded.cause(), loads.run(open.warehouse(), loaded.event()));
            }
            loaded.done().run();
        });
    }

    /** Takes what is told about checks: failures, to decide what is done, and retries, to carry them out in their time. */
    public void hear(Delivery<QualityEvent> delivery) throws InterruptedException {
        requireOurs(delivery.event().pipeline());
        if (delivery.event() instanceof QualityFailed failed && RetryDecisions.concerns(failed)) {
            decide(delivery, open -> decisions.decide(open.warehouse(), failed, delivery.announced()));
        } else if (delivery.event() instanceof RetryRefused refused) {
            decide(delivery, open -> decisions.refused(open.warehouse(), refused));
        } else if (delivery.event() instanceof RetryRequested requested && Recheck.concerns(requested)) {
            timer.at(requested.notBefore(), () -> recheck(delivery, requested));
        } else {
            delivery.done().run();
        }
    }

    /** Takes requests to run checks now. One that cannot be understood is refused at once, whatever the warehouse does. */
    public void ask(Delivery<RunChecks> command) throws InterruptedException {
        requireOurs(command.event().pipeline());
        Optional<ChecksRefused> refusal = requests.refusal(command.event());
        if (refusal.isPresent()) {
            announcer.announce(command.cause(), refusal.get());
            command.done().run();
            return;
        }
        worker.offer(open -> {
            try (var correlated = Correlation.of(command.cause())) {
                announcer.announce(command.cause(), requests.run(open.warehouse(), command.event()));
            }
            command.done().run();
        });
    }

    private Void recheck(Delivery<QualityEvent> delivery, RetryRequested requested) throws InterruptedException {
        worker.offer(open -> {
            try (var correlated = Correlation.of(delivery.cause())) {
                announce(delivery.cause(), rechecks.run(open.warehouse(), requested));
            }
            delivery.done().run();
        });
        return null;
    }

    /** How a decision is come to. */
    @FunctionalInterface
    private interface Deciding {
        Optional<Decision> decide(WarehouseGate.Open open) throws Exception;
    }

    private void decide(Delivery<QualityEvent> delivery, Deciding deciding) throws InterruptedException {
        worker.offer(open -> {
            try (var correlated = Correlation.of(delivery.cause())) {
                Optional<Decision> decision = deciding.decide(open).filter(d -> !d.isAnnounced());
                if (decision.isPresent()) {
                    announcer.announce(delivery.cause(), decision.get().event());
                    decisions.announced(open.warehouse(), decision.get());
                }
            }
            delivery.done().run();
        });
    }

    private void announce(Cause cause, Optional<QualityOutcome> outcome) {
        outcome.ifPresent(o -> announcer.announce(cause, o));
    }

    /** While the warehouse is away nothing is due: what is missed is made up for when it is back. */
    private void tick() {
        if (gate.now().isPresent()) {
            schedules.due(clock.instant()).forEach(this::offer);
        }
    }

    private void offer(CheckSchedules.Due due) {
        try {
            worker.offer(open -> announcer.announceFirst(requests.run(open.warehouse(), due.run(), due.check())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOurs(String wanted) {
        if (!wanted.equals(pipeline)) {
            throw new IllegalArgumentException("pipeline " + wanted + " is not this engine's project");
        }
    }

    @Override
    public void close() {
        timer.close();
        gate.close();
        worker.close();
    }
}
