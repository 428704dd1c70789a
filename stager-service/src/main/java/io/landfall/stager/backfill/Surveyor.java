package io.landfall.stager.backfill;

import io.landfall.event.LandedFile;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.FileInventory.Entries;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.ReloadLedger;
import io.landfall.project.Dataset;
import io.landfall.stager.backfill.Survey.Fate;
import io.landfall.stager.reconcile.Arrivals;
import io.landfall.stager.reconcile.BucketListing;
import io.landfall.stager.reconcile.ListedObject;
import io.landfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the ledger about the objects of a backfill, a thousand at a time: memory does not grow with their number. */
final class Surveyor {

    private static final int WINDOW = 1000;

    private final Warehouse warehouse;
    private final String pipeline;
    private final Dataset dataset;
    private final BucketListing bucket;
    private final Selection selection;
    private final Arrivals arrivals;

    Surveyor(
            Warehouse warehouse,
            String pipeline,
            Dataset dataset,
            BucketListing bucket,
            Selection selection,
            Arrivals arrivals) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.bucket = bucket;
        this.selection = selection;
        this.arrivals = arrivals;
    }

    /** What is done with the files of one window that are to be landed. */
    @FunctionalInterface
    interface Action {
        void take(List<LandedFile> files) throws Exception;
    }

    /** What the ledger says at this moment: about the files, about batches no load took, about what was reloaded. */
    private record Knowledge(Map<String, Entries> entries, Set<String> unloaded, Set<LandedFile> reloaded) {}

    /** @param reload the request that wants files again that the ledger has; null for none */
    Survey survey(String reload, Action action) throws Exception {
        Survey survey = new Survey();
        Iterator<ListedObject> objects = selection.objects(bucket);
        while (objects.hasNext()) {
            List<ListedObject> window = new ArrayList<>();
            while (objects.hasNext() && window.size() < WINDOW) {
                window.add(objects.next());
            }
            action.take(judged(window, reload, survey));
        }
        return survey;
    }

    private List<LandedFile> judged(List<ListedObject> window, String reload, Survey survey) throws Exception {
        List<LandedFile> files =
                window.stream().map(object -> object.in(bucket.bucket())).toList();
        Knowledge knowledge = knowledge(files, reload);
        List<LandedFile> toLand = new ArrayList<>();
        for (LandedFile file : files) {
            Fate fate = fate(file, knowledge, reload != null);
            survey.count(fate, file.key(), file.size(), selection.partition(file.key()));
            if (isUnloaded(file, knowledge)) {
                survey.countUnloaded();
            }
            if (fate == Fate.LAND) {
                toLand.add(file);
            }
        }
        return toLand;
    }

    private Knowledge knowledge(List<LandedFile> files, String reload) throws Exception {
        return warehouse.run(session -> new Knowledge(
                new FileLedger(pipeline, dataset.name()).entries(session, files),
                new BatchLedger(pipeline).waiting(session, dataset.name()),
                reload == null
                        ? Set.of()
                        : new ReloadLedger(pipeline, dataset.name()).reloaded(session, reload, files)));
    }

    private Fate fate(LandedFile file, Knowledge knowledge, boolean reload) {
        Entries entries = knowledge.entries().get(file.key());
        boolean again = reload && !knowledge.reloaded().contains(file);
        if (entries != null && entries.isStaged(file.version())) {
            boolean waits = isUnloaded(file, knowledge);
            return again ? waits ? Fate.WAITING : Fate.LAND : Fate.KNOWN;
        }
        if (entries != null && entries.isRejected(file.version())) {
            return again ? Fate.LAND : Fate.REJECTED;
        }
        return arrivals.isOnItsWay(file) ? Fate.WAITING : Fate.LAND;
    }

    private static boolean isUnloaded(LandedFile file, Knowledge knowledge) {
        Entries entries = knowledge.entries().get(file.key());
        return entries != null
                && entries.batchOf(file.version())
                        .filter(knowledge.unloaded()::contains)
                        .isPresent();
    }
}
