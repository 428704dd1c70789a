package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
import io.landfall.event.LandedFile;
import io.landfall.event.StagingLoaded;
import io.landfall.failure.FailureKind;
import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.FileLedger;
import io.landfall.ledger.Ledger;
import io.landfall.ledger.ObjectVersion;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.Dataset;
import io.landfall.stager.notification.Router;
import io.landfall.warehouse.QualifiedName;
import io.landfall.warehouse.RedshiftFailures;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * One attempt to stage files of a dataset: what the ledger does not have yet goes into a table of its own by one COPY, and
 * into the ledger, in one transaction under the dataset's fence.
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
        Set<ObjectVersion> known = ledger.known(session, files);
        List<LandedFile> fresh =
                files.stream().filter(f -> !known.contains(ObjectVersion.of(f))).toList();
        if (fresh.isEmpty()) {
            return new CopyResult.NothingNew();
        }
        String batch = BatchId.of(Clock.systemUTC(), fresh);
        String manifest = store.put(manifestKey(batch), Manifest.json(fresh));
        QualifiedName table = dataset.batchTable(batch);
        try {
            long rows = copy(session, table, manifest);
            return record(session, ledger, batch, table, manifest, fresh, rows, cause);
        } catch (JdbiException e) {
            if (RedshiftFailures.classify(e) != FailureKind.TERMINAL) {
                throw e;
            }
            session.rollback();
            return new CopyResult.BadData(fresh, LoadErrors.ofLastCopy(session, e.getMessage()), e.getMessage());
        }
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

    private CopyResult record(
            Handle session,
            FileLedger ledger,
            String batch,
            QualifiedName table,
            String manifest,
            List<LandedFile> files,
            long rows,
            Cause cause) {
        long bytes = files.stream().mapToLong(LandedFile::size).sum();
        StagedBatch staged = new StagedBatch(
                new StagingLoaded(
                        pipeline, dataset.name(), batch, table.toString(), manifest, files.size(), rows, bytes),
                cause);
        ledger.staged(session, batch, files);
        new BatchLedger(pipeline).staged(session, staged);
        return new CopyResult.Staged(staged);
    }

    private String manifestKey(String batch) {
        return Router.OWN_PREFIX + "manifests/" + pipeline + '/' + dataset.name() + '/' + batch + ".manifest";
    }

    private static long count(Handle session, String sql) {
        return session.createQuery(sql).mapTo(Long.class).one();
    }
}
