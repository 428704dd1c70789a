package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.FileEvent;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.FileTriage;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.RejectionLedger;
import io.landfall.ledger.RowLedger;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Compression;
import io.landfall.project.Dataset;
import io.landfall.project.FileType;
import io.landfall.project.OnBadRows;
import io.landfall.project.Overwrites;
import io.landfall.stager.reject.Aside;
import io.landfall.stager.reject.BadRowPolicy;
import io.landfall.stager.reject.CopyFailure;
import io.landfall.stager.reject.Diagnosis;
import io.landfall.stager.reject.Findings;
import io.landfall.stager.reject.LoadError;
import io.landfall.stager.reject.RowsUnaccountedException;
import io.landfall.stager.reject.Tolerance;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to stage files of a dataset: what the ledger does not have yet goes into a table of its own by one COPY, and
 * into the ledger, in one transaction under the dataset's fence. The ledger has to name what was read, and COPY reads what
 * is there now: so the files are looked at once more before the commit.
 */
final class StageTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(StageTransaction.class);

    private final String pipeline;
    private final Dataset dataset;
    private final WarehouseGate.Open open;
    private final ObjectStore store;
    private final CopySlots slots;
    private final BatchCopy copy;

    /** @param jsonpaths URL of the jsonpaths file; null for none */
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
        return run(files, cause, Tolerance.NONE);
    }

    /** Stages all rows of the files but the bad ones, which are kept aside. */
    CopyResult tolerating(Map<LandedFile, List<LoadError>> bad, Cause cause) throws Exception {
        return run(List.copyOf(bad.keySet()), cause, new Tolerance(bad));
    }

    private CopyResult run(List<LandedFile> files, Cause cause, Tolerance tolerance) throws Exception {
        Warehouse patient = open.warehouse().patient(dataset.maxCopyTime());
        return slots.call(() -> patient.write(
                Ledger.stagingFence(pipeline, dataset.name()), session -> stage(session, files, cause, tolerance)));
    }

    BadRowPolicy policy() {
        return new BadRowPolicy(dataset.onBadRows() == OnBadRows.REJECT_ROWS && !isParquet(), dataset.badRowLimit());
    }

    private CopyResult stage(Handle session, List<LandedFile> files, Cause cause, Tolerance tolerance)
            throws InterruptedException {
        FileTriage all = new FileLedger(pipeline, dataset.name()).triage(session, files);
        FileTriage triage = dataset.overwrites() == Overwrites.IGNORE ? all.withoutOverwriting() : all;
        Known known = known(session, triage);
        List<LandedFile> fresh = triage.fresh();
        if (fresh.isEmpty()) {
            return new CopyResult.NothingNew(known);
        }
        if (!tolerance.isFor(fresh)) {
            // Another stager took some of them: begin anew, with the others and what there is to tell of these.
            return stage(session, files, cause, Tolerance.NONE);
        }
        // Parquet is read by size: what was announced may be out of date.
        List<LandedFile> sized = isParquet() ? store.current(fresh) : fresh;
        return sized.equals(fresh)
                ? load(session, triage, known, cause, tolerance)
                : new CopyResult.Overwritten(sized, known);
    }

    private CopyResult load(Handle session, FileTriage triage, Known known, Cause cause, Tolerance tolerance)
            throws InterruptedException {
        List<LandedFile> fresh = triage.fresh();
        String batch = BatchId.of(Clock.systemUTC(), fresh);
        String manifest = store.put(manifestKey(batch), Manifest.json(fresh));
        QualifiedName table = dataset.batchTable(batch);
        long begun = System.nanoTime();
        try {
            long rows = copy.run(session, table, manifest, fresh, tolerance.option());
            List<LandedFile> read = store.current(fresh);
            if (!read.equals(fresh)) {
                session.rollback();
                return new CopyResult.Overwritten(read, known);
            }
            StagedBatch staged = new StagedBatch(announcement(batch, table, manifest, fresh, rows), cause);
            return new CopyResult.Staged(staged, recorded(session, staged, triage, tolerance), known);
        } catch (RowsUnaccountedException e) {
            session.rollback();
            LOG.warn("{}: rows cannot be told apart, so the files are rejected: {}", dataset.name(), e.getMessage());
            return new CopyResult.BadData(fresh, tolerance.hopeless(), CopyFailure.of(e), known);
        } catch (JdbiException e) {
            if (RedshiftFailures.isCancelled(e)
                    && System.nanoTime() - begun >= dataset.maxCopyTime().toNanos()) {
                session.rollback();
                return new CopyResult.TooSlow(fresh, known);
            }
            CopyFailure failure = CopyFailure.of(e, fresh).orElseThrow(() -> e);
            session.rollback();
            return new CopyResult.BadData(
                    fresh, findings(session, fresh, failure, manifest, tolerance), failure, known);
        }
    }

    /** A ledger that cannot be written says nothing about the files. */
    private List<FileEvent> recorded(Handle session, StagedBatch staged, FileTriage triage, Tolerance tolerance)
            throws RowsUnaccountedException {
        try {
            return record(session, staged, triage, tolerance);
        } catch (JdbiException e) {
            throw new IllegalStateException("the ledger cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes the batch into the ledger; what else there is to tell of it. */
    private List<FileEvent> record(Handle session, StagedBatch staged, FileTriage triage, Tolerance tolerance)
            throws RowsUnaccountedException {
        String batch = staged.announcement().batch();
        if (!tolerance.isNone()) {
            RowLedger rows = new RowLedger(pipeline, dataset.name());
            tolerance.keep(
                    session,
                    batch,
                    rows,
                    store,
                    dataset.format(),
                    staged.announcement().rows());
        }
        new FileLedger(pipeline, dataset.name()).staged(session, batch, triage.fresh());
        new BatchLedger(pipeline).staged(session, staged);
        if (!triage.returning().isEmpty()) {
            new RejectionLedger(pipeline, dataset.name()).healed(session, batch, triage.returning());
        }
        boolean aside = !tolerance.isNone() || !triage.returning().isEmpty();
        return aside ? Aside.of(session, pipeline, dataset.name(), List.of(batch)) : List.of();
    }

    private Findings findings(
            Handle session, List<LandedFile> fresh, CopyFailure failure, String manifest, Tolerance tolerance)
            throws InterruptedException {
        if (!tolerance.isNone()) {
            return tolerance.hopeless();
        }
        boolean gzip = copy.compression(fresh) == Compression.GZIP;
        Findings findings = new Diagnosis(store, gzip, isParquet(), policy())
                .of(session, fresh, failure, copy.trial(manifest, fresh));
        return findings.isEmpty() && fresh.size() == 1 ? Findings.lone(fresh.get(0), failure) : findings;
    }

    private Known known(Handle session, FileTriage triage) {
        List<StagedBatch> unloaded =
                new BatchLedger(pipeline).unloaded(session, triage.stagedIn().values());
        return Known.of(triage, unloaded, Aside.known(session, pipeline, dataset.name(), triage, unloaded));
    }

    private boolean isParquet() {
        return dataset.format().type() == FileType.PARQUET;
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
