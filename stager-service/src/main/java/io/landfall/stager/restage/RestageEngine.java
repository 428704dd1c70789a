package io.landfall.stager.restage;

import io.landfall.event.QualityEvent;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.PipelineDefinition;
import io.landfall.stager.reconcile.BucketListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the retries of a pipeline that stage files again, beside staging: one at a time, none before its time, and one
 * that has to wait for the load to be undone does not hold up the others. A retry is acknowledged when its files have landed
 * or it was refused. While the warehouse is paused retries wait, however long that takes.
 */
public final class RestageEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RestageEngine.class);

    private final String pipeline;
    private final Announcer announcer;
    private final WarehouseGate gate;
    private final Restage restage;
    private final Clock clock;
    private final Patience patience;
    private final ScheduledExecutorService worker;
    /** By request; the worker's own. */
    private final Map<String, Pending> pending = new HashMap<>();

    /** @param firstTried null before the first attempt with the warehouse open */
    private record Pending(Delivery<RetryRequested> delivery, Instant firstTried) {

        RetryRequested request() {
            return delivery.event();
        }
    }

    /**
     * @param gate where the warehouse is waited for
     * @param listings lists a bucket by its name
     */
    public RestageEngine(
            PipelineDefinition pipeline,
            Announcer announcer,
            WarehouseGate gate,
            Function<String, BucketListing> listings) {
        this(pipeline, announcer, gate, listings, Clock.systemUTC(), Patience.standard());
    }

    RestageEngine(
            PipelineDefinition pipeline,
            Announcer announcer,
            WarehouseGate gate,
            Function<String, BucketListing> listings,
            Clock clock,
            Patience patience) {
        this.pipeline = pipeline.pipeline();
        this.announcer = announcer;
        this.gate = gate;
        this.restage = new Restage(pipeline, announcer, listings);
        this.clock = clock;
        this.patience = patience;
        this.worker = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "restage-" + this.pipeline));
    }

    /** Takes what is announced of the pipeline's quality; what is no retry that stages again is done with at once. */
    public void offer(Delivery<QualityEvent> delivery) {
        QualityEvent event = delivery.event();
        if (event.pipeline().equals(pipeline)) {
            if (event instanceof RetryRequested request && request.action() == RetryAction.RESTAGE) {
                execute(() -> take(delivery.with(request)));
                return;
            }
            if (event instanceof RetryRefused refused) {
                execute(() -> giveUp(requestId(refused)));
            }
        }
        delivery.done().run();
    }

    /** Thrown on it would make a dead letter of a retry that only has to wait for the next start. */
    private void execute(Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("what is told of {} will be delivered again: the service stops", pipeline);
        }
    }

    /** Of the retry that was refused. */
    private static String requestId(RetryRefused refused) {
        return new RetryRequested(
                        refused.pipeline(),
                        refused.run(),
                        refused.occasion(),
                        refused.attempt(),
                        refused.action(),
                        List.of(),
                        Instant.EPOCH)
                .requestId();
    }

    private void take(Delivery<RetryRequested> delivery) {
        RetryRequested request = delivery.event();
        Pending before = pending.put(request.requestId(), new Pending(delivery, null));
        if (before != null) {
            before.delivery().done().run();
        } else {
            Duration left = Duration.between(clock.instant(), request.notBefore());
            schedule(request.requestId(), left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** Somebody else could not do its part. */
    private void giveUp(String request) {
        Pending refused = pending.remove(request);
        if (refused != null) {
            LOG.info("{} was refused and is given up", request);
            refused.delivery().done().run();
        }
    }

    private void schedule(String request, Duration pause) {
        try {
            worker.schedule(() -> attempt(request), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} will be delivered again: the service stops", request);
        }
    }

    private void attempt(String id) {
        Pending retry = pending.get(id);
        if (retry == null) {
            return;
        }
        try (var correlated = Correlation.of(retry.delivery().cause())) {
            if (isSettled(retry)) {
                pending.remove(id);
                retry.delivery().done().run();
            } else {
                schedule(id, patience.pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("{}: trying again: {}", id, e.getMessage());
            schedule(id, patience.pause());
        }
    }

    /** Whether nothing is left to do: the files landed, or the retry was refused. */
    private boolean isSettled(Pending retry) throws InterruptedException {
        Optional<WarehouseGate.Open> open = gate.now();
        if (open.isEmpty()) {
            return false;
        }
        RetryRequested request = retry.request();
        Instant firstTried = retry.firstTried() == null ? clock.instant() : retry.firstTried();
        pending.put(request.requestId(), new Pending(retry.delivery(), firstTried));
        String obstacle = "load " + request.run() + " is not undone";
        try {
            if (restage.run(open.get(), request, retry.delivery().cause())) {
                return true;
            }
        } catch (RestageRefusedException e) {
            refuse(retry, e.getMessage());
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!gate.isOpen(open.get())) {
                return false;
            }
            LOG.warn("{}: trying again: {}", request.requestId(), e.getMessage());
            obstacle = e.getMessage();
        }
        boolean isLate = clock.instant().isAfter(firstTried.plus(patience.deadline()));
        if (isLate) {
            refuse(
                    retry,
                    obstacle + ", although it was tried for "
                            + patience.deadline().toMinutes()
                            + " minutes; when that is mended, ./landfall backfill with --reload"
                            + " stages the files again");
        }
        return isLate;
    }

    private void refuse(Pending retry, String reason) {
        RetryRequested request = retry.request();
        announcer.announce(
                retry.delivery().cause(),
                new RetryRefused(
                        pipeline, request.run(), request.occasion(), request.attempt(), request.action(), reason));
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return !worker.isShutdown();
    }

    /** What was not done is delivered again after the next start. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
