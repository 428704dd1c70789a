package io.landfall.stager.reconcile;

import io.landfall.event.Cause;
import io.landfall.event.EventId;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles by itself: everything once, when the warehouse is ready for the first time, and then what came lately, as often
 * as the pipeline says. An idle warehouse is not asked on a timer: a look at the bucket comes first, and only objects that
 * this process did not stage are a reason to ask. While the warehouse is paused nothing can be staged, so what was written
 * since then and not heard of is announced without asking.
 */
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final double JITTER = 0.1;
    private static final long ASK_MILLIS = 200;

    private final PipelineDefinition pipeline;
    private final Announcer announcer;
    private final WarehouseGate gate;
    private final Reconciler reconciler;
    private final Function<String, BucketListing> listings;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Duration retry;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    /** What was in the bucket and written before this is known. Null before the first comparison. */
    private volatile Instant lookedUntil;
    /** Since when the warehouse is known to be paused, and its bucket. */
    private volatile Paused paused;

    private record Paused(Instant since, String bucket) {}

    /**
     * @param listings lists a bucket by its name
     * @param retry before what failed is tried again; longer each time it fails, and never longer than between two looks
     */
    public Schedule(
            PipelineDefinition pipeline,
            Announcer announcer,
            WarehouseGate gate,
            Reconciler reconciler,
            Function<String, BucketListing> listings,
            Arrivals arrivals,
            Clock clock,
            Duration retry) {
        this.pipeline = pipeline;
        this.announcer = announcer;
        this.gate = gate;
        this.reconciler = reconciler;
        this.listings = listings;
        this.arrivals = arrivals;
        this.clock = clock;
        Duration every = pipeline.reconcile().every();
        this.retry = retry.compareTo(every) < 0 ? retry : every;
        this.thread = new Thread(this::work, "reconcile-" + pipeline.pipeline());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /**
     * The warehouse is paused.
     *
     * @param since when it was seen to be; nothing is staged after that
     */
    public void paused(String bucket, Instant since) {
        // S3 dates an object by the whole second.
        paused = new Paused(since.truncatedTo(ChronoUnit.SECONDS), bucket);
    }

    /** The warehouse is ready, or gone. */
    public void notPaused() {
        paused = null;
    }

    private void work() {
        try {
            Duration next = Duration.ZERO;
            Duration patience = retry;
            while (!stop.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean done = done();
                next = done ? (lookedUntil == null ? Duration.ZERO : pause()) : patience;
                patience = done ? retry : longer(patience);
            }
        } catch (InterruptedException e) {
            LOG.debug("reconciling of {} stops", pipeline.pipeline());
        }
    }

    private boolean done() throws InterruptedException {
        try {
            look();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn(
                    "bucket and ledger of {} cannot be compared, trying again: {}",
                    pipeline.pipeline(),
                    e.getMessage());
            return false;
        }
    }

    /** One look, as the timer has it. */
    void look() throws Exception {
        // At the start neither may be known yet.
        Optional<WarehouseGate.Open> open = openUnless(() -> paused != null);
        Paused asleep = paused;
        if (open.isEmpty() && asleep != null) {
            landUnheard(asleep);
            if (lookedUntil == null) {
                open = openWithin(pipeline.reconcile().every());
            }
            if (open.isEmpty()) {
                return;
            }
        }
        WarehouseGate.Open ready = open.isPresent() ? open.get() : gate.await();
        if (lookedUntil == null) {
            whenQuiet();
            reconcile(ready, "start", pipeline.datasets());
        } else {
            lookAtRecent(ready);
        }
    }

    /** The first comparison is made as soon as the warehouse is ready; until then the bucket is looked at as often as ever. */
    private Optional<WarehouseGate.Open> openWithin(Duration most) throws InterruptedException {
        long began = System.nanoTime();
        return openUnless(() -> System.nanoTime() - began > most.toNanos());
    }

    private Optional<WarehouseGate.Open> openUnless(BooleanSupplier enough) throws InterruptedException {
        Optional<WarehouseGate.Open> open = gate.now();
        while (open.isEmpty() && !enough.getAsBoolean()) {
            if (stop.await(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("the service stops");
            }
            open = gate.now();
        }
        return open;
    }

    private void landUnheard(Paused asleep) throws InterruptedException {
        Instant until = clock.instant().minus(pipeline.reconcile().grace());
        String id = UUID.randomUUID().toString();
        long landed = new RecentLook(pipeline, listings.apply(asleep.bucket()), arrivals)
                .land(asleep.since(), until, announcer, cause(id));
        if (landed > 0) {
            LOG.warn(
                    "{} files of {} landed while the warehouse is paused, and nobody told of them",
                    landed,
                    pipeline.pipeline());
        }
    }

    private void lookAtRecent(WarehouseGate.Open ready) throws Exception {
        Instant until = clock.instant().minus(pipeline.reconcile().grace());
        // S3 dates an object by the whole second in which its upload began, and shows it when the upload is done.
        Instant from = lookedUntil.minus(pipeline.reconcile().every());
        BucketListing listing = listings.apply(ready.ready().landingBucket());
        List<Dataset> inQuestion = new RecentLook(pipeline, listing, arrivals).inQuestion(from, until);
        if (inQuestion.isEmpty()) {
            lookedUntil = until;
        } else {
            reconcile(ready, "schedule", inQuestion);
        }
    }

    private void reconcile(WarehouseGate.Open ready, String trigger, List<Dataset> datasets) throws Exception {
        Instant until = clock.instant().minus(pipeline.reconcile().grace());
        String id = UUID.randomUUID().toString();
        reconciler.run(ready, new Reconciler.Order(id, trigger, datasets, false, false, cause(id)));
        lookedUntil = until;
    }

    /** What waits in Kafka is heard of: it is staged first, or it would be announced a second time for nothing. */
    private void whenQuiet() throws InterruptedException {
        long until = System.nanoTime() + pipeline.reconcile().grace().toNanos();
        int quiet = 0;
        while (quiet < 2 && System.nanoTime() < until) {
            if (stop.await(1, TimeUnit.SECONDS)) {
                throw new InterruptedException("the service stops");
            }
            quiet = arrivals.isQuiet() ? quiet + 1 : 0;
        }
    }

    /** What goes on failing is asked for less and less often: each attempt wakes the warehouse. */
    private Duration longer(Duration patience) {
        Duration longer = patience.multipliedBy(2);
        Duration every = pipeline.reconcile().every();
        return longer.compareTo(every) < 0 ? longer : every;
    }

    private Duration pause() {
        Duration every = pipeline.reconcile().every();
        long jitter =
                (long) (every.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
        return every.plusMillis(jitter);
    }

    private static Cause cause(String id) {
        String chain = EventId.hash("reconcile|" + id);
        return new Cause(chain, chain);
    }

    /** Whether it still works. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
    }
}
