package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.failure.FailureKind;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.FileTriage;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Dataset;
import io.landfall.project.FileType;
import io.landfall.project.Overwrites;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * One attempt to stage files of a dataset: what the ledger does not have yet goes into a table of its own by one COPY, and
 * into the ledger, in one transaction under the dataset's fence. The ledger has to name what was read, and COPY reads what
 * is there now: so the files are looked at once more before the commit.
 */
final class StageTransaction {

    private final String pipeline;
    private final Dataset dataset;
    private final WarehouseGate.Open open;
    private final ObjectStore store;
    private final BatchCopy copy;
    private final CopySlots slots;

    StageTransaction(
            String pipeline,
            Dataset dataset,
            WarehouseGate.Open open,
            ObjectStore store,
            CopySlots slots,
            String jsonpaths) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.open = open;
        this.store = store;
        this.slots = slots;
        this.copy = new BatchCopy(dataset, open.ready(), jsonpaths);
    }

    /** @param files all compressed alike, so that one COPY can take them */
    CopyResult run(List<LandedFile> files, Cause cause) throws Exception {
        Warehouse patient = open.warehouse().patient(dataset.maxCopyTime());
        return slots.call(() ->
                patient.write(Ledger.stagingFence(pipeline, dataset.name()), session -> stage(session, files, cause)));
    }

    private CopyResult stage(Handle session, List<LandedFile> files, Cause cause) throws InterruptedException {
        FileTriage triage = new FileLedger(pipeline, dataset.name()).triage(session, files);
        Known known = known(session, triage);
        List<LandedFile> fresh = dataset.overwrites() == Overwrites.IGNORE ? triage.freshKeys() : triage.fresh();
        if (fresh.isEmpty()) {
            return new CopyResult.NothingNew(known);
        }
        // Parquet is read by size: what was announced may be out of date.
        List<LandedFile> sized = dataset.format().type() == FileType.PARQUET ? store.current(fresh) : fresh;
        return sized.equals(fresh) ? copy(session, fresh, known, cause) : new CopyResult.Overwritten(sized, known);
    }

    private CopyResult copy(Handle session, List<LandedFile> fresh, Known known, Cause cause)
            throws InterruptedException {
        String batch = BatchId.of(Clock.systemUTC(), fresh);
        String manifest = store.put(manifestKey(batch), Manifest.json(fresh));
        QualifiedName table = dataset.batchTable(batch);
        long begun = System.nanoTime();
        try {
            long rows = copy.run(session, table, manifest, fresh);
            List<LandedFile> read = store.current(fresh);
            if (!read.equals(fresh)) {
                session.rollback();
                return new CopyResult.Overwritten(read, known);
            }
            StagedBatch staged = new StagedBatch(announcement(batch, table, manifest, fresh, rows), cause);
            new FileLedger(pipeline, dataset.name()).staged(session, batch, fresh);
            new BatchLedger(pipeline).staged(session, staged);
            return new CopyResult.Staged(staged, known);
        } catch (JdbiException e) {
            if (RedshiftFailures.isCancelled(e)
                    && System.nanoTime() - begun >= dataset.maxCopyTime().toNanos()) {
                session.rollback();
                return new CopyResult.TooSlow(fresh, known);
            }
            if (RedshiftFailures.classify(e) != FailureKind.TERMINAL) {
                throw e;
            }
            session.rollback();
            return new CopyResult.BadData(fresh, LoadErrors.ofLastCopy(session, e.getMessage()), e.getMessage(), known);
        }
    }

    private Known known(Handle session, FileTriage triage) {
        List<StagedBatch> unloaded =
                new BatchLedger(pipeline).unloaded(session, triage.stagedIn().values());
        List<RejectedFile> rejected = triage.rejected().values().stream()
                .map(e -> new RejectedFile(e.bucket(), e.key(), e.version(), 0, e.reason(), null, null))
                .toList();
        return Known.of(triage, unloaded, rejected);
    }

    private StagingLoaded announcement(
            String batch, QualifiedName table, String manifest, List<LandedFile> files, long rows) {
        long bytes = files.stream().mapToLong(LandedFile::size).sum();
        return new StagingLoaded(
                pipeline, dataset.name(), batch, table.toString(), manifest, files.size(), rows, bytes);
    }

    private String manifestKey(String batch) {
        return Manifest.prefix(pipeline, dataset.name()) + batch + Manifest.ENDING;
    }
}
