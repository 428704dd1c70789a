package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.EventId;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.stager.batch.Batch;
import io.landfall.stager.batch.Portions;
import io.landfall.stager.reject.Rejections;
import io.landfall.stager.reject.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * Stages the batches of one dataset and announces what came of each file: staged, rejected with the reason, or known
 * already. One thread at a time. Files whose data is bad are set aside and the rest is tried again; where the warehouse does
 * not say which files they are, the batch is halved until they are found.
 */
public final class DatasetStager {

    private final Project project;
    private final Dataset dataset;
    private final Announcer announcer;
    private final Function<WarehouseGate.Open, ObjectStore> stores;
    private final CopySlots slots;
    private ObjectStore jsonpathsStore;
    private String jsonpathsUrl;

    public DatasetStager(
            Project project,
            Dataset dataset,
            Announcer announcer,
            Function<WarehouseGate.Open, ObjectStore> stores,
            CopySlots slots) {
        this.slots = slots;
        this.project = project;
        this.dataset = dataset;
        this.announcer = announcer;
        this.stores = stores;
    }

    /** @throws Exception if nothing could be done with the files that are left; staging the batch again is harmless */
    public void stage(WarehouseGate.Open open, Batch batch) throws Exception {
        ObjectStore store = stores.apply(open);
        StageTransaction transaction = new StageTransaction(pipeline(), dataset, open, store, slots, jsonpaths(store));
        Rejections rejections = new Rejections(pipeline(), dataset.name());
        int settled = 0;
        try {
            for (List<LandedFile> portion : Portions.of(batch.files(), dataset)) {
                settled += stage(transaction, portion, batch.cause(), rejections);
            }
        } catch (Exception e) {
            rejectAlthough(e, open, batch, rejections);
            throw e;
        }
        settled += reject(open, batch.cause(), rejections);
        int skipped = batch.announced() - settled;
        if (skipped > 0) {
            String digest = EventId.hash(batch.cause() + "|" + batch.files());
            announcer.announce(batch.cause(), new FilesSkipped(pipeline(), dataset.name(), skipped, digest));
        }
    }

    /** Number of files that were staged, now or before without a load since, or rejected before; the others are long known. */
    private int stage(StageTransaction transaction, List<LandedFile> files, Cause cause, Rejections rejections)
            throws Exception {
        return files.isEmpty() ? 0 : settle(transaction, transaction.run(files, cause), cause, rejections);
    }

    private int settle(StageTransaction transaction, CopyResult result, Cause cause, Rejections rejections)
            throws Exception {
        announceAgain(result.known(), cause);
        int settled = result.known().files();
        if (result instanceof CopyResult.Staged staged) {
            rejections.read();
            announcer.announce(cause, staged.batch().announcement());
            staged.aside().forEach(event -> announcer.announce(cause, event));
            settled += staged.batch().announcement().files();
        } else if (result instanceof CopyResult.Overwritten changed) {
            settled += stage(transaction, changed.files(), cause, rejections);
        } else if (result instanceof CopyResult.BadData bad) {
            settled += withoutBad(transaction, bad, cause, rejections);
        } else if (result instanceof CopyResult.TooSlow slow) {
            settled += faster(transaction, slow.files(), cause, rejections);
        }
        return settled;
    }

    private void announceAgain(Known known, Cause cause) {
        known.unloaded().forEach(batch -> announcer.announce(batch.cause(), batch.announcement()));
        known.aside().forEach(event -> announcer.announce(cause, event));
    }

    private int withoutBad(StageTransaction transaction, CopyResult.BadData bad, Cause cause, Rejections rejections)
            throws Exception {
        Verdict verdict = Verdict.of(bad.files(), bad.findings(), transaction.policy());
        List<LandedFile> rest = verdict.rest();
        rejections.add(verdict.rejected());
        if (bad.failure().isDenied()) {
            rejections.denied(bad.failure());
        }
        if (verdict.isOpen()) {
            return inHalves(transaction, rest, cause, rejections);
        }
        int settled = stage(transaction, rest, cause, rejections);
        if (!verdict.tolerated().isEmpty()) {
            settled += settle(transaction, transaction.tolerating(verdict.tolerated(), cause), cause, rejections);
        }
        return settled;
    }

    private int faster(StageTransaction transaction, List<LandedFile> files, Cause cause, Rejections rejections)
            throws Exception {
        if (files.size() == 1) {
            throw new IllegalStateException("COPY of " + files.get(0).url() + " alone took longer than "
                    + dataset.maxCopyTime().toSeconds() + " s and was cancelled; split the file, or write a longer"
                    + " max_copy_time for dataset " + dataset.name());
        }
        return inHalves(transaction, files, cause, rejections);
    }

    private int inHalves(StageTransaction transaction, List<LandedFile> files, Cause cause, Rejections rejections)
            throws Exception {
        int half = files.size() / 2;
        return stage(transaction, files.subList(0, half), cause, rejections)
                + stage(transaction, files.subList(half, files.size()), cause, rejections);
    }

    /** Writes and announces what is set aside; how many files that is. */
    private int reject(WarehouseGate.Open open, Cause cause, Rejections rejections) throws Exception {
        rejections.write(open.warehouse()).forEach(event -> announcer.announce(cause, event));
        return rejections.size();
    }

    /** What is known to be bad need not wait for what failed for another reason. */
    private void rejectAlthough(Exception failure, WarehouseGate.Open open, Batch batch, Rejections rejections) {
        try {
            reject(open, batch.cause(), rejections);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Written once for each bucket. Named by its content, so that a changed file never changes a COPY that is under way. */
    private String jsonpaths(ObjectStore store) {
        String file = dataset.format().jsonpaths();
        if (file == null || store.equals(jsonpathsStore)) {
            return jsonpathsUrl;
        }
        String content = project.read(file);
        String key = Project.OWN_PREFIX + "jsonpaths/" + pipeline() + '/' + dataset.name() + '/' + EventId.hash(content)
                + ".json";
        jsonpathsUrl = store.put(key, content);
        jsonpathsStore = store;
        return jsonpathsUrl;
    }

    private String pipeline() {
        return project.pipeline().pipeline();
    }
}
