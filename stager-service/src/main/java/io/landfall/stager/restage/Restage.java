package io.landfall.stager.restage;

import io.landfall.event.Cause;
import io.landfall.event.LandedFile;
import io.landfall.event.Occasion;
import io.landfall.event.RetryRequested;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.FileInventory.Entries;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.ReloadLedger;
import io.landfall.ledger.RestageLedger;
import io.landfall.project.PipelineDefinition;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.reconcile.Landing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supersedes the batches a failed load was made of and lands their files again, with the version they have in the bucket
 * now. The same request again does nothing twice: the ledger knows what it superseded. One thread at a time.
 */
final class Restage {

    private static final Logger LOG = LoggerFactory.getLogger(Restage.class);
    private static final int MOST_NAMED = 5;

    private final PipelineDefinition pipeline;
    private final Announcer announcer;
    private final Function<String, BucketListing> listings;
    private final RestageLedger ledger;

    Restage(PipelineDefinition pipeline, Announcer announcer, Function<String, BucketListing> listings) {
        this.pipeline = pipeline;
        this.announcer = announcer;
        this.listings = listings;
        this.ledger = new RestageLedger(pipeline.pipeline());
    }

    /** What the ledger says: the batches, their files that are staged, and those the request superseded before. */
    private record Found(
            List<String> batches, Map<String, List<LandedFile>> staged, Map<String, List<LandedFile>> superseded) {

        Set<String> datasets() {
            Set<String> datasets = new TreeSet<>(staged.keySet());
            datasets.addAll(superseded.keySet());
            return datasets;
        }
    }

    /**
     * @return false where the load is not undone yet; true also where nothing is to be done, because somebody undid it
     * @throws RestageRefusedException if it cannot be done; nothing was superseded
     * @throws Exception if it could not be carried through; the same request again goes on with it
     */
    boolean run(WarehouseGate.Open open, RetryRequested request, Cause cause) throws Exception {
        boolean isLoad = request.occasion() == Occasion.LOAD;
        if (isLoad
                && open.warehouse()
                        .run(session -> ledger.isUndoneByAnother(session, request.run(), request.requestId()))) {
            LOG.info("load {} was taken back by somebody else: its files are left alone", request.run());
            return true;
        }
        Found found = open.warehouse().run(session -> {
            List<String> batches = isLoad
                    ? ledger.undone(session, request.run())
                    : ledger.failedAtGates(session, request.run(), request.attempt() - 1);
            return new Found(batches, ledger.staged(session, batches), ledger.superseded(session, request.requestId()));
        });
        if (found.batches().isEmpty()) {
            if (isLoad) {
                return false;
            }
            throw new RestageRefusedException("the ledger has no batches of " + request.run());
        }
        Map<String, List<LandedFile>> present = present(open, found);
        for (String dataset : found.datasets()) {
            if (found.staged().containsKey(dataset)) {
                supersede(open, dataset, request.requestId(), found.batches());
            }
            land(open, dataset, request.requestId(), present.get(dataset), cause);
        }
        return true;
    }

    /** Before anything is superseded: what is gone cannot come again, and its rows would be in no batch any more. */
    private Map<String, List<LandedFile>> present(WarehouseGate.Open open, Found found) throws Exception {
        BucketListing bucket = listings.apply(open.ready().landingBucket());
        Map<String, List<LandedFile>> present = new TreeMap<>();
        for (String dataset : found.datasets()) {
            if (pipeline.dataset(dataset).isEmpty()) {
                throw new RestageRefusedException("the pipeline has no dataset " + dataset + " any more");
            }
            present.put(dataset, new ArrayList<>());
            List<LandedFile> staged = found.staged().getOrDefault(dataset, List.of());
            PresentFiles wanted = PresentFiles.of(bucket, staged);
            if (!wanted.gone().isEmpty()) {
                throw new RestageRefusedException(
                        gone(bucket.bucket(), wanted.gone())
                                + ", so their rows would be lost; put them back, or let the failed batches be loaded as they are");
            }
            present.get(dataset).addAll(wanted.present());
            PresentFiles before = PresentFiles.of(bucket, found.superseded().getOrDefault(dataset, List.of()));
            if (!before.gone().isEmpty()) {
                LOG.warn("{}, after they were to be staged again", gone(bucket.bucket(), before.gone()));
            }
            present.get(dataset).addAll(before.present());
        }
        return present;
    }

    private static String gone(String bucket, List<String> keys) {
        String named = String.join(", ", keys.subList(0, Math.min(MOST_NAMED, keys.size())));
        return keys.size() + " of the files are not in s3://" + bucket + " any more: " + named
                + (keys.size() > MOST_NAMED ? ", …" : "");
    }

    /** Under both fences, staging's first: nothing is staged meanwhile, and no load takes what is superseded. */
    private void supersede(WarehouseGate.Open open, String dataset, String request, List<String> batches)
            throws Exception {
        open.warehouse().run(session -> {
            Ledger.loadFence(pipeline.pipeline()).create(session);
            return null;
        });
        open.warehouse().write(Ledger.stagingFence(pipeline.pipeline(), dataset), session -> {
            Ledger.loadFence(pipeline.pipeline()).lock(session);
            // Asked again: a load may have taken some of the batches meanwhile.
            List<LandedFile> files = ledger.staged(session, batches).getOrDefault(dataset, List.of());
            if (!files.isEmpty()) {
                new ReloadLedger(pipeline.pipeline(), dataset).supersede(session, request, files);
            }
            return null;
        });
    }

    /** Lands those of the files that the request superseded and that are not staged again, or rejected, already. */
    private void land(WarehouseGate.Open open, String dataset, String request, List<LandedFile> present, Cause cause)
            throws Exception {
        List<LandedFile> toLand = open.warehouse().run(session -> {
            Set<String> asked = new HashSet<>();
            ledger.superseded(session, request).getOrDefault(dataset, List.of()).forEach(file -> asked.add(file.key()));
            Map<String, Entries> entries = new FileLedger(pipeline.pipeline(), dataset).entries(session, present);
            return present.stream()
                    .filter(file -> asked.contains(file.key()))
                    .filter(file -> isNew(entries.get(file.key()), file.version()))
                    .distinct()
                    .toList();
        });
        Landing landing = new Landing(announcer, cause, pipeline.pipeline(), dataset);
        for (LandedFile file : toLand) {
            landing.add(file);
        }
        landing.flush();
        LOG.info("{} files of {} landed again for {}", landing.landed(), dataset, request);
    }

    private static boolean isNew(Entries entries, String version) {
        return entries == null || !entries.isStaged(version) && !entries.isRejected(version);
    }
}
