package io.landfall.stager.reconcile;

import io.landfall.event.Cause;
import io.landfall.event.Reconciled;
import io.landfall.event.RequestProgressed;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.DatasetStart;
import io.landfall.ledger.FileInventory;
import io.landfall.ledger.Ledger;
import io.landfall.project.Dataset;
import io.landfall.project.ExistingFiles;
import io.landfall.project.Overwrites;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the landing bucket with the ledger, dataset by dataset, and announces as landed what was never heard of. What it
 * announces and what is notified at the same moment are the same files to staging, which takes each once. Files that were
 * rejected stay rejected until they are corrected. One thread at a time.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final PipelineDefinition pipeline;
    private final Announcer announcer;
    private final Function<WarehouseGate.Open, BucketListing> listings;
    private final Arrivals arrivals;
    private final Clock clock;

    public Reconciler(
            PipelineDefinition pipeline,
            Announcer announcer,
            Function<WarehouseGate.Open, BucketListing> listings,
            Arrivals arrivals,
            Clock clock) {
        this.pipeline = pipeline;
        this.announcer = announcer;
        this.listings = listings;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What is to be compared.
     *
     * @param trigger {@code asked}, {@code start} or {@code schedule}
     * @param dryRun whether differences are counted only
     * @param deep whether the rows of staged tables are counted too
     */
    public record Order(
            String requestId, String trigger, List<Dataset> datasets, boolean dryRun, boolean deep, Cause cause) {}

    /** @throws Exception if it could not be carried through; comparing again is harmless */
    public void run(WarehouseGate.Open open, Order order) throws Exception {
        int left = order.datasets().size();
        for (Dataset dataset : order.datasets()) {
            Reconciled outcome = compare(open, order, dataset, --left);
            announcer.announce(order.cause(), outcome);
            if (outcome.differences() > 0) {
                LOG.warn("{}: {} differences between bucket and ledger", dataset.name(), outcome.differences());
            }
        }
    }

    private Reconciled compare(WarehouseGate.Open open, Order order, Dataset dataset, int left) throws Exception {
        long began = System.nanoTime();
        BucketListing listing = listings.apply(open);
        String prefix = dataset.location().literalPrefix();
        FileInventory ledger =
                new FileInventory(open.warehouse(), pipeline.pipeline(), dataset.name(), listing.bucket(), prefix);
        Landing landing = new Landing(announcer, order.cause(), pipeline.pipeline(), dataset.name());
        Tally tally = new Comparison(
                        listing.below(prefix),
                        ledger::next,
                        judge(open, dataset, listing.bucket()),
                        compared -> tell(order, dataset, compared))
                .run(key -> isOurs(dataset, key), file -> {
                    if (!order.dryRun()) {
                        landing.add(file);
                    }
                });
        landing.flush();
        CopyHistory history = CopyHistory.of(open.warehouse(), pipeline.pipeline(), dataset, listing.bucket());
        StagedTables staged = StagedTables.of(open.warehouse(), pipeline.pipeline(), dataset, order.deep());
        if (!order.dryRun()) {
            staged.unloaded().forEach(batch -> announcer.announce(batch.cause(), batch.announcement()));
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        return outcome(order, dataset, tally, landing.landed(), history, staged, left, millis);
    }

    private Judge judge(WarehouseGate.Open open, Dataset dataset, String bucket) throws Exception {
        Instant start = open.warehouse()
                .write(
                        Ledger.stagingFence(pipeline.pipeline(), dataset.name()),
                        session -> DatasetStart.first(session, pipeline.pipeline(), dataset.name()));
        return new Judge(
                bucket,
                clock.instant().minus(pipeline.reconcile().grace()),
                dataset.existingFiles() == ExistingFiles.IGNORE ? start : null,
                dataset.overwrites() == Overwrites.IGNORE,
                arrivals);
    }

    private boolean isOurs(Dataset dataset, String key) {
        return !key.startsWith(Project.OWN_PREFIX)
                && pipeline.datasetOf(key).filter(dataset::equals).isPresent();
    }

    private void tell(Order order, Dataset dataset, long compared) {
        announcer.announce(
                order.cause(),
                new RequestProgressed(
                        pipeline.pipeline(), dataset.name(), order.requestId(), "compared", compared, null));
    }

    private Reconciled outcome(
            Order order,
            Dataset dataset,
            Tally tally,
            long landed,
            CopyHistory history,
            StagedTables staged,
            int left,
            long millis) {
        return new Reconciled(
                pipeline.pipeline(),
                dataset.name(),
                order.requestId(),
                order.trigger(),
                order.dryRun(),
                tally.listed(),
                tally.of(Verdict.KNOWN),
                tally.of(Verdict.REJECTED),
                tally.of(Verdict.MISSING),
                tally.of(Verdict.CHANGED),
                tally.of(Verdict.WAITING),
                tally.of(Verdict.IGNORED),
                landed,
                tally.of(Verdict.GONE),
                history.unrecorded(),
                history.uncopied(),
                staged.unloaded().size(),
                staged.missing(),
                staged.miscounted(),
                tally.examples(),
                left,
                millis);
    }
}
