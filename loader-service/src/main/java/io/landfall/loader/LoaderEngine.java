package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.LoadFailed;
import io.landfall.event.PipelineCommand;
import io.landfall.event.StagingLoaded;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.BlockedAlerts;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.loader.merge.TargetSchema;
import io.landfall.project.Project;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.RefusalText;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.table.SchemaRefusedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Staged batches in, loaded tables out. What was staged while a load ran is taken by the next one. A batch whose data
 * cannot be written is held, and the others go on. What people ask of loads is done by the same worker, so there is one
 * writer.
 */
public final class LoaderEngine implements AutoCloseable {

    private static final int MOST_ANNOUNCEMENTS = 500;
    private static final int CAPACITY = 1000;
    private static final String STAY_STAGED = "; the batches stay staged and are tried again";
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /** Of a load of a whole portion; the server gives it up then, or it would go on after the connection has. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    private final Project project;
    private final Announcer announcer;
    private final TargetSchema targets;
    private final LoadTransaction transaction;
    private final LoadRequests requests;
    private final WarehouseGate gate;
    private final Gatherer<Trigger> worker;
    private final Set<String> announced = new HashSet<>();
    private final Set<Trigger> answered = new HashSet<>();
    private final Set<String> toldReasons = new HashSet<>();

    /**
     * A reason to work.
     *
     * @param command what somebody asks for; null for a reason to load what waits
     */
    private record Trigger(Cause cause, PipelineCommand command, Runnable done) {}

    public LoaderEngine(Project project, Announcer announcer, Function<ClusterReady, Warehouse> connect) {
        this(project, announcer, connect, PAUSE);
    }

    /** @param pause before a failed load is tried again */
    public LoaderEngine(
            Project project, Announcer announcer, Function<ClusterReady, Warehouse> connect, Duration pause) {
        this.project = project;
        this.announcer = announcer;
        this.targets = new TargetSchema(project);
        this.transaction = new LoadTransaction(project);
        this.requests = new LoadRequests(project);
        this.gate = new WarehouseGate(
                project.warehouse().warehouse(),
                connect.andThen(warehouse -> warehouse
                        .patient(LONGEST_STATEMENT)
                        .telling(new BlockedAlerts(project.warehouse().warehouse(), pipeline(), announcer))),
                this::prepare);
        this.worker = new Gatherer<>("load-" + pipeline(), MOST_ANNOUNCEMENTS, CAPACITY, pause, triggers -> {
            work(gate.await(), triggers);
        });
    }

    /** Where the engine waits for the warehouse; to be told about it. */
    public WarehouseGate gate() {
        return gate;
    }

    public void start() {
        worker.start();
    }

    /**
     * Takes batches of the project's pipeline. Blocks while too many wait.
     *
     * @throws IllegalArgumentException for a batch of another project, which then is set aside
     */
    public void offer(Delivery<StagingLoaded> staged) throws InterruptedException {
        if (!staged.event().pipeline().equals(pipeline())) {
            throw new IllegalArgumentException(
                    "pipeline " + staged.event().pipeline() + " is not this loader's project");
        }
        worker.offer(new Trigger(staged.cause(), null, staged.done()));
    }

    /** Takes what is asked of the project's pipeline; what another service is asked is acknowledged and left alone. */
    public void ask(Delivery<PipelineCommand> command) throws InterruptedException {
        if (LoadRequests.concerns(command.event())) {
            worker.offer(new Trigger(command.cause(), command.event(), command.done()));
        } else {
            command.done().run();
        }
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Creates what loading needs, and takes up what was left: what may not have been announced, and what waits. */
    void prepare(WarehouseGate.Open open) throws Exception {
        targets.create(open.warehouse());
        alignTargets(open);
        List<CommittedLoad> unchecked = open.warehouse().run(session -> new LoadLedger(pipeline()).unchecked(session));
        unchecked.forEach(load -> announcer.announce(load.cause(), load.announcement()));
        List<StagedBatch> waiting = transaction.waiting(open.warehouse());
        if (!waiting.isEmpty()) {
            // The worker waits for this to end. Where so much waits for it that there is no room, it has reasons
            // enough.
            worker.offerAtOnce(new Trigger(waiting.get(0).cause(), null, () -> {}));
        }
    }

    /** What is refused now is refused again by each load, so a pipeline that nothing lands for stays silent. */
    private void alignTargets(WarehouseGate.Open open) throws Exception {
        try {
            targets.align(open.warehouse());
        } catch (SchemaRefusedException e) {
            tellOnce(announcer::announceFirst, pipeline(), e, STAY_STAGED);
        }
    }

    private void work(WarehouseGate.Open open, List<Trigger> triggers) throws Exception {
        for (Trigger trigger : triggers) {
            if (trigger.command() != null && answered.add(trigger)) {
                answer(open, trigger);
            }
        }
        // After a command as well: it may have released batches.
        load(open, triggers.get(0).cause());
        triggers.stream().filter(t -> t.command() == null).forEach(t -> t.done().run());
        answered.clear();
    }

    /** Acknowledged at once: a load that fails behind it is no reason to do it again. */
    private void answer(WarehouseGate.Open open, Trigger trigger) throws Exception {
        try (var correlated = Correlation.of(trigger.cause())) {
            announcer.announce(trigger.cause(), requests.answer(open.warehouse(), trigger.command(), trigger.cause()));
            trigger.done().run();
        } catch (Exception e) {
            answered.remove(trigger);
            throw e;
        }
    }

    /** Loads until nothing is left but what is held. A load that is committed is announced before anything else. */
    private void load(WarehouseGate.Open open, Cause cause) throws Exception {
        try (var correlated = Correlation.of(cause)) {
            while (true) {
                LoadTransaction.Outcome outcome = attempt(open, cause);
                outcome.committed().stream()
                        .filter(l -> !announced.contains(l.announcement().load()))
                        .forEach(this::announce);
                if (outcome.isLast()) {
                    announced.retainAll(outcome.ids());
                    return;
                }
            }
        }
    }

    private LoadTransaction.Outcome attempt(WarehouseGate.Open open, Cause cause) throws Exception {
        try {
            targets.requireAligned(open.warehouse());
            return transaction.run(open.warehouse());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!gate.isOpen(open)) {
                throw e;
            }
            if (RedshiftFailures.classify(e) == FailureKind.TERMINAL) {
                new LoadBacklog(pipeline(), transaction, gate, announcer, this::announce).load(open);
                return LoadTransaction.Outcome.more();
            }
            if (RedshiftFailures.classify(e) == FailureKind.FATAL) {
                tellOnce(cause, pipeline(), e, STAY_STAGED);
            }
            throw e;
        }
    }

    private void announce(CommittedLoad load) {
        announcer.announce(load.cause(), load.announcement());
        announced.add(load.announcement().load());
    }

    private void tellOnce(Cause cause, String name, Exception failure, String next) {
        tellOnce(failed -> announcer.announce(cause, failed), name, failure, next);
    }

    private void tellOnce(Consumer<LoadFailed> announce, String name, Exception failure, String next) {
        String reason = RefusalText.of(failure) + next;
        if (toldReasons.add(name + reason)) {
            announce.accept(new LoadFailed(pipeline(), name, 1, reason));
        }
    }

    private String pipeline() {
        return project.pipeline().pipeline();
    }

    @Override
    public void close() {
        gate.close();
        worker.close();
    }
}
