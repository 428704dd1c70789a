package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.EventId;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.flow.Announcer;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.Ledger;
import io.landfall.project.Dataset;
import io.landfall.project.Project;
import io.landfall.stager.batch.Batch;
import io.landfall.stager.batch.Portions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stages the batches of one dataset and announces what came of each file: staged, rejected with the reason, or known
 * already. One thread at a time. A file whose data is bad is set aside and the rest is tried again; where the warehouse does not say which file
 * it is, the batch is halved until it is found.
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
        int settled = 0;
        for (List<LandedFile> portion : Portions.of(batch.files(), dataset)) {
            settled += stage(open, transaction, portion, batch.cause());
        }
        int skipped = batch.announced() - settled;
        if (skipped > 0) {
            String digest = EventId.hash(batch.cause() + "|" + batch.files());
            announcer.announce(batch.cause(), new FilesSkipped(pipeline(), dataset.name(), skipped, digest));
        }
    }

    /** Number of files that were staged or rejected, now or before without a load since; the others are long known. */
    private int stage(WarehouseGate.Open open, StageTransaction transaction, List<LandedFile> files, Cause cause)
            throws Exception {
        if (files.isEmpty()) {
            return 0;
        }
        CopyResult result = transaction.run(files, cause);
        announceAgain(result.known(), cause);
        int settled = result.known().files();
        if (result instanceof CopyResult.Staged staged) {
            announcer.announce(cause, staged.batch().announcement());
            settled += staged.batch().announcement().files();
        } else if (result instanceof CopyResult.Overwritten changed) {
            settled += stage(open, transaction, changed.files(), cause);
        } else if (result instanceof CopyResult.BadData bad) {
            settled += withoutBad(open, transaction, bad, cause);
        } else if (result instanceof CopyResult.TooSlow slow) {
            settled += inHalves(open, transaction, slow.files(), cause);
        }
        return settled;
    }

    private int inHalves(WarehouseGate.Open open, StageTransaction transaction, List<LandedFile> files, Cause cause)
            throws Exception {
        int half = files.size() / 2;
        if (half == 0) {
            throw new IllegalStateException("COPY of " + files.get(0).url() + " alone took longer than "
                    + dataset.maxCopyTime().toSeconds() + " s and was cancelled; split the file, or write a longer"
                    + " max_copy_time for dataset " + dataset.name());
        }
        return stage(open, transaction, files.subList(0, half), cause)
                + stage(open, transaction, files.subList(half, files.size()), cause);
    }

    private void announceAgain(Known known, Cause cause) {
        known.unloaded().forEach(batch -> announcer.announce(batch.cause(), batch.announcement()));
        known.rejected().forEach(file -> announceRejection(file, cause));
    }

    private void announceRejection(RejectedFile file, Cause cause) {
        announcer.announce(cause, new FilesRejected(pipeline(), dataset.name(), List.of(file)));
    }

    private int withoutBad(WarehouseGate.Open open, StageTransaction transaction, CopyResult.BadData bad, Cause cause)
            throws Exception {
        List<LandedFile> rest = new ArrayList<>(bad.files());
        int rejected = 0;
        for (LandedFile file : bad.files()) {
            Optional<RejectedFile> rejection = rejection(bad, file);
            if (rejection.isPresent()) {
                reject(open, file, rejection.get(), cause);
                rest.remove(file);
                rejected++;
            }
        }
        if (rejected > 0) {
            return rejected + stage(open, transaction, rest, cause);
        }
        int half = rest.size() / 2;
        return stage(open, transaction, rest.subList(0, half), cause)
                + stage(open, transaction, rest.subList(half, rest.size()), cause);
    }

    private static Optional<RejectedFile> rejection(CopyResult.BadData bad, LandedFile file) {
        Optional<RejectedFile> named = bad.errors().stream()
                .filter(error -> error.isAbout(file))
                .findFirst()
                .map(error -> error.rejectionOf(file));
        if (named.isEmpty() && bad.files().size() == 1) {
            return Optional.of(new LoadError(file.url(), 0, "", 0, bad.message()).rejectionOf(file));
        }
        return named;
    }

    private void reject(WarehouseGate.Open open, LandedFile file, RejectedFile rejection, Cause cause)
            throws Exception {
        open.warehouse().write(Ledger.stagingFence(pipeline(), dataset.name()), session -> {
            new FileLedger(pipeline(), dataset.name()).rejected(session, file, rejection);
            return null;
        });
        announceRejection(rejection, cause);
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
