package io.landfall.stager.reconcile;

import io.landfall.event.Cause;
import io.landfall.event.LandedFile;
import io.landfall.flow.Announcer;
import io.landfall.project.Dataset;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Looks at the bucket alone, without asking the warehouse: which datasets have objects that were written lately and that
 * this process did not stage? Most of the time there are none, and the warehouse is left in peace.
 */
final class RecentLook {

    private final PipelineDefinition pipeline;
    private final BucketListing listing;
    private final Arrivals arrivals;

    RecentLook(PipelineDefinition pipeline, BucketListing listing, Arrivals arrivals) {
        this.pipeline = pipeline;
        this.listing = listing;
        this.arrivals = arrivals;
    }

    /** Datasets of which something was written from {@code from} on and before {@code until} that only the ledger can tell about. */
    List<Dataset> inQuestion(Instant from, Instant until) {
        return pipeline.datasets().stream()
                .filter(dataset -> isInQuestion(dataset, from, until))
                .toList();
    }

    /**
     * Announces everything written between these moments that this process did not hear of. For a time in which nothing can
     * have been staged: the ledger has none of it.
     *
     * @return how many files
     */
    long land(Instant from, Instant until, Announcer announcer, Cause cause) throws InterruptedException {
        long landed = 0;
        for (Dataset dataset : pipeline.datasets()) {
            Landing landing = new Landing(announcer, cause, pipeline.pipeline(), dataset.name());
            Iterator<ListedObject> objects = listing.below(dataset.location().literalPrefix());
            while (objects.hasNext()) {
                ListedObject object = objects.next();
                if (isUnheard(dataset, object, from, until)) {
                    landing.add(object.in(listing.bucket()));
                }
            }
            landing.flush();
            landed += landing.landed();
        }
        return landed;
    }

    private boolean isInQuestion(Dataset dataset, Instant from, Instant until) {
        Iterator<ListedObject> objects = listing.below(dataset.location().literalPrefix());
        while (objects.hasNext()) {
            if (isUnheard(dataset, objects.next(), from, until)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnheard(Dataset dataset, ListedObject object, Instant from, Instant until) {
        LandedFile file = object.in(listing.bucket());
        return !object.lastModified().isBefore(from)
                && object.lastModified().isBefore(until)
                && !object.key().startsWith(Project.OWN_PREFIX)
                && pipeline.datasetOf(object.key()).filter(dataset::equals).isPresent()
                && !arrivals.isOnItsWay(file)
                && !arrivals.isSettled(file);
    }
}
