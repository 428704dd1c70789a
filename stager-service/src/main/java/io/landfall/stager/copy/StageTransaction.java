package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
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
import io.landfall.project.Project;
import io.landfall.stager.reject.LoadErrors;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.RedshiftFailures;
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
    private final String jsonpaths;

    StageTransaction(String pipeline, Dataset dataset, WarehouseGate.Open open, ObjectStore store, String jsonpaths) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.open = open;
        this.store = store;
        this.jsonpaths = jsonpaths;
    }

    CopyResult run(List<LandedFile> files, Cause cause) throws Exception {
        return open.warehouse()
                .write(Ledger.stagingFence(pipeline, dataset.name()), session -> stage(session, files, cause));
    }

    private CopyResult stage(Handle session, List<LandedFile> files, Cause cause) throws InterruptedException {
        FileLedger ledger = new FileLedger(pipeline, dataset.name());
        FileTriage triage = ledger.triage(session, files);
        Known known = known(session, triage);
        List<LandedFile> fresh = triage.fresh();
        if (fresh.isEmpty()) {
            return new CopyResult.NothingNew(known);
        }
        String batch = BatchId.of(Clock.systemUTC(), fresh);
        String manifest = store.put(manifestKey(batch), Manifest.json(fresh));
        QualifiedName table = dataset.batchTable(batch);
        try {
            long rows = copy(session, table, manifest);
            List<LandedFile> read = store.current(fresh);
            if (!read.equals(fresh)) {
                session.rollback();
                return new CopyResult.Overwritten(read, known);
            }
            StagedBatch staged = new StagedBatch(announcement(batch, table, manifest, fresh, rows), cause);
            ledger.staged(session, batch, fresh);
            new BatchLedger(pipeline).staged(session, staged);
            return new CopyResult.Staged(staged, known);
        } catch (JdbiException e) {
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

    private long copy(Handle session, QualifiedName table, String manifest) {
        ClusterReady ready = open.ready();
        session.execute("CREATE TABLE " + table.sql() + " (LIKE "
                + dataset.stagingTable().sql() + ")");
        session.execute(
                new CopyStatement(table, manifest, ready.roleArn(), ready.region(), dataset.format(), jsonpaths).sql());
        long copied = count(session, "SELECT pg_last_copy_count()");
        long found = count(session, "SELECT COUNT(*) FROM " + table.sql());
        if (copied != found) {
            throw new IllegalStateException("COPY says it loaded " + copied + " rows into " + table + ", which holds "
                    + found + "; the batch is rolled back");
        }
        return copied;
    }

    private StagingLoaded announcement(
            String batch, QualifiedName table, String manifest, List<LandedFile> files, long rows) {
        long bytes = files.stream().mapToLong(LandedFile::size).sum();
        return new StagingLoaded(
                pipeline, dataset.name(), batch, table.toString(), manifest, files.size(), rows, bytes);
    }

    private String manifestKey(String batch) {
        return Project.OWN_PREFIX + "manifests/" + pipeline + '/' + dataset.name() + '/' + batch + ".manifest";
    }

    private static long count(Handle session, String sql) {
        return session.createQuery(sql).mapTo(Long.class).one();
    }
}
