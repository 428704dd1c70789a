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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look after another: the first compares everything, as soon as the warehouse is ready, each further one what came lately.
 * An idle warehouse is not asked on a timer: the bucket is looked at first, and only objects that this process did not stage are
 * a reason to ask. While the warehouse is paused nothing can be staged, so what was written since then and not heard of is
 * announced without asking. One thread looks; others tell of pauses.
 */
public final class Look {

    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    private static final long ASK_MILLIS = 200;

    private final PipelineDefinition pipeline;
    private final Announcer announcer;
    private final WarehouseGate gate;
    private final Reconciler reconciler;
    private final Function<String, BucketListing> listings;
    private final Arrivals arrivals;
    private final Clock clock;
    /** What was in the bucket and written before this is known. Null before the first comparison. */
    private volatile Instant lookedUntil;
    /** Since when the warehouse is known to be paused, and its bucket. */
    private volatile Paused paused;

    private record Paused(Instant since, String bucket) {}

    /** @param listings lists a bucket by its name */
    public Look(
            PipelineDefinition pipeline,
            Announcer announcer,
            WarehouseGate gate,
            Reconciler reconciler,
            Function<String, BucketListing> listings,
            Arrivals arrivals,
            Clock clock) {
        this.pipeline = pipeline;
        this.announcer = announcer;
        this.gate = gate;
        this.reconciler = reconciler;
        this.listings = listings;
        this.arrivals = arrivals;
        this.clock = clock;
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

    /** Whether everything was compared once. */
    boolean hasCompared() {
        return lookedUntil != null;
    }

    /** @throws Exception if it could not be carried through; looking again is harmless */
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
            TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
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
            TimeUnit.SECONDS.sleep(1);
            quiet = arrivals.isQuiet() ? quiet + 1 : 0;
        }
    }

    private static Cause cause(String id) {
        String chain = EventId.hash("reconcile|" + id);
        return new Cause(chain, chain);
    }
}
