package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.PipelineCommand;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.event.WriteBlocked;
import io.landfall.failure.FailureKind;
import io.landfall.flow.Announcer;
import io.landfall.flow.BlockedWrites;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.DueTimes;
import io.landfall.flow.Gatherer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.gate.GateFailedException;
import io.landfall.loader.gate.GateRefusals;
import io.landfall.loader.hold.LoadBacklog;
import io.landfall.loader.hold.Quarantine;
import io.landfall.loader.merge.LoadOutcome;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.loader.merge.TargetSchema;
import io.landfall.loader.retry.LoadRetries;
import io.landfall.project.Project;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.table.SchemaRefusedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Staged batches in, loaded tables out. What was staged while a load ran is taken by the next one. A batch whose data
 * cannot be written is held, and the others go on; batches a gate refuses wait. What people and checks ask of loads is done by
 * the same worker, so there is one writer.
 */
public final class LoaderEngine implements AutoCloseable {

    private static final int MOST_ANNOUNCEMENTS = 500;
    private static final int CAPACITY = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /** Of a load of a whole portion; the server gives it up then, or it would go on after the connection has. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(1);

    private final String pipeline;
    private final Announcer announcer;
    private final TargetSchema targets;
    private final LoadTransaction transaction;
    private final LoadRequests requests;
    private final GateRefusals refusals;
    private final LoadBacklog backlog;
    private final LoadRetries retries;
    private final DueTimes dueTimes;
    private final WarehouseGate gate;
    private final Gatherer<Trigger> worker;
    private final LoadAnnouncements announcements;
    private final FailureNotices notices;
    private final Set<Trigger> carriedOut = new HashSet<>();

    public LoaderEngine(Project project, Announcer announcer, Function<ClusterReady, Warehouse> connect) {
        this(project, announcer, connect, PAUSE);
    }

    /** @param pause before a failed load is tried again */
    public LoaderEngine(
            Project project, Announcer announcer, Function<ClusterReady, Warehouse> connect, Duration pause) {
        this.pipeline = project.pipeline().pipeline();
        this.announcer = announcer;
        this.targets = new TargetSchema(project);
        this.transaction = new LoadTransaction(project);
        this.requests = new LoadRequests(project);
        String name = project.warehouse().warehouse();
        this.gate = new WarehouseGate(
                name,
                connect.andThen(warehouse -> warehouse
                        .patient(LONGEST_STATEMENT)
                        .telling(new BlockedWrites(pipeline, WriteBlocked.LOADING, announcer))),
                this::prepare);
        this.announcements = new LoadAnnouncements(announcer);
        this.notices = new FailureNotices(pipeline, announcer);
        this.refusals = new GateRefusals(project, announcer);
        this.backlog = new LoadBacklog(pipeline, transaction, gate, announcer, announcements::announce);
        this.retries = new LoadRetries(project, announcer, refusals, new Quarantine(transaction, backlog));
        this.dueTimes = new DueTimes("load-retries-" + pipeline);
        this.worker = new Gatherer<>("load-" + pipeline, MOST_ANNOUNCEMENTS, CAPACITY, pause, triggers -> {
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
        if (!staged.event().pipeline().equals(pipeline)) {
            throw new IllegalArgumentException(
                    "pipeline " + staged.event().pipeline() + " is not this loader's project");
        }
        worker.offer(Trigger.toLoad(staged.cause(), staged.done()));
    }

    /** Takes what is asked of the project's pipeline; what another service is asked is acknowledged and left alone. */
    public void ask(Delivery<PipelineCommand> asked) throws InterruptedException {
        if (!LoadRequests.concerns(asked.event())) {
            asked.done().run();
            return;
        }
        Cause cause = asked.cause();
        Trigger.Deed deed = open -> {
            LoadRequestEvent answer = requests.answer(open.warehouse(), asked.event(), cause);
            refusals.forget();
            announcer.announce(cause, answer);
            // At once: a load that fails behind it is no reason to do it again.
            asked.done().run();
        };
        worker.offer(new Trigger(cause, deed, () -> {}));
    }

    /** Takes what is asked because checks failed, when its time has come; what another service is asked is acknowledged. */
    public void retry(Delivery<RetryRequested> asked) {
        RetryRequested retry = asked.event();
        Cause cause = asked.cause();
        if (!LoadRetries.concern(retry)) {
            asked.done().run();
            return;
        }
        dueTimes.at(retry.notBefore(), () -> {
            worker.offer(new Trigger(cause, open -> retries.carryOut(open, retry, cause), asked.done()));
            return null;
        });
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    /** Creates what loading needs, and takes up what was left: what may not have been announced, and what waits. */
    void prepare(WarehouseGate.Open open) throws Exception {
        targets.create(open.warehouse());
        alignTargets(open);
        announcements.again(transaction.unchecked(open.warehouse()));
        List<StagedBatch> waiting = transaction.waiting(open.warehouse());
        if (!waiting.isEmpty()) {
            refusals.again(open.warehouse(), waiting);
            // The worker waits for this to end. Where so much waits for it that there is no room, it has reasons
            // enough.
            worker.offerAtOnce(Trigger.toLoad(waiting.get(0).cause(), () -> {}));
        }
    }

    /** What is refused now is refused again by each load, so a pipeline that nothing lands for stays silent. */
    private void alignTargets(WarehouseGate.Open open) throws Exception {
        try {
            targets.align(open.warehouse());
        } catch (SchemaRefusedException e) {
            notices.tellFirst(e);
        }
    }

    private void work(WarehouseGate.Open open, List<Trigger> triggers) throws Exception {
        for (Trigger trigger : triggers) {
            if (!carriedOut.contains(trigger)) {
                try (var correlated = Correlation.of(trigger.cause())) {
                    trigger.deed().carryOut(open);
                }
                carriedOut.add(trigger);
            }
        }
        // After a deed as well: it may have released batches.
        load(open, triggers.get(0).cause());
        triggers.forEach(t -> t.done().run());
        carriedOut.clear();
    }

    /** Loads until nothing is left but what is held or refused. A load that is committed is announced before anything else. */
    private void load(WarehouseGate.Open open, Cause cause) throws Exception {
        try (var correlated = Correlation.of(cause)) {
            refusals.tell();
            LoadOutcome outcome;
            do {
                outcome = attempt(open, cause);
                announcements.announce(outcome);
            } while (!outcome.isLast());
        }
    }

    private LoadOutcome attempt(WarehouseGate.Open open, Cause cause) throws Exception {
        try {
            return allOrParts(open, cause);
        } catch (GateFailedException e) {
            refusals.refuse(open.warehouse(), e);
            return LoadOutcome.more();
        }
    }

    private LoadOutcome allOrParts(WarehouseGate.Open open, Cause cause) throws Exception {
        try {
            targets.requireAligned(open.warehouse());
            return transaction.run(open.warehouse(), refusals::areRefused);
        } catch (InterruptedException | GateFailedException e) {
            throw e;
        } catch (Exception e) {
            if (!gate.isOpen(open)) {
                throw e;
            }
            if (RedshiftFailures.classify(e) == FailureKind.TERMINAL) {
                backlog.load(open);
                return LoadOutcome.more();
            }
            if (RedshiftFailures.classify(e) == FailureKind.FATAL) {
                notices.tell(cause, e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        dueTimes.close();
        gate.close();
        worker.close();
    }
}
