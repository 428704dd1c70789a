package io.landfall.stager.copy;

import io.landfall.event.Cause;
import io.landfall.event.ClusterReady;
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
import io.landfall.project.Dataset;
import io.landfall.project.OnBadRows;
import io.landfall.project.Project;
import io.landfall.stager.reject.Aside;
import io.landfall.stager.reject.BadRowPolicy;
import io.landfall.stager.reject.CopyFailure;
import io.landfall.stager.reject.Diagnosis;
import io.landfall.stager.reject.Findings;
import io.landfall.stager.reject.LoadError;
import io.landfall.stager.reject.RowsUnaccountedException;
import io.landfall.stager.reject.Tolerance;
import io.landfall.warehouse.QualifiedName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final String jsonpaths;

    StageTransaction(String pipeline, Dataset dataset, WarehouseGate.Open open, ObjectStore store, String jsonpaths) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.open = open;
        this.store = store;
        this.jsonpaths = jsonpaths;
    }

    CopyResult run(List<LandedFile> files, Cause cause) throws Exception {
        return run(files, cause, Tolerance.NONE);
    }

    /** Stages all rows of the files but the bad ones, which are kept aside. */
    CopyResult tolerating(Map<LandedFile, List<LoadError>> bad, Cause cause) throws Exception {
        return run(List.copyOf(bad.keySet()), cause, new Tolerance(bad));
    }

    private CopyResult run(List<LandedFile> files, Cause cause, Tolerance tolerance) throws Exception {
        return open.warehouse()
                .write(
                        Ledger.stagingFence(pipeline, dataset.name()),
                        session -> stage(session, files, cause, tolerance));
    }

    BadRowPolicy policy() {
        return new BadRowPolicy(dataset.onBadRows() == OnBadRows.REJECT_ROWS, dataset.badRowLimit());
    }

    private CopyResult stage(Handle session, List<LandedFile> files, Cause cause, Tolerance tolerance)
            throws InterruptedException {
        FileLedger ledger = new FileLedger(pipeline, dataset.name());
        FileTriage triage = ledger.triage(session, files);
        Known known = known(session, triage);
        List<LandedFile> fresh = triage.fresh();
        if (fresh.isEmpty()) {
            return new CopyResult.NothingNew(known);
        }
        if (!tolerance.isFor(fresh)) {
            // Another stager took some of them: begin anew with the others.
            return stage(session, fresh, cause, Tolerance.NONE);
        }
        String batch = BatchId.of(Clock.systemUTC(), fresh);
        String manifest = store.put(manifestKey(batch), Manifest.json(fresh));
        QualifiedName table = dataset.batchTable(batch);
        try {
            long rows = copy(session, table, manifest, tolerance.option());
            List<LandedFile> read = store.current(fresh);
            if (!read.equals(fresh)) {
                session.rollback();
                return new CopyResult.Overwritten(read, known);
            }
            if (!tolerance.isNone()) {
                tolerance.keep(session, batch, new RowLedger(pipeline, dataset.name()), store, dataset.format(), rows);
            }
            StagedBatch staged = new StagedBatch(announcement(batch, table, manifest, fresh, rows), cause);
            ledger.staged(session, batch, fresh);
            new BatchLedger(pipeline).staged(session, staged);
            if (!triage.returning().isEmpty()) {
                new RejectionLedger(pipeline, dataset.name()).healed(session, batch, triage.returning());
            }
            boolean aside = !tolerance.isNone() || !triage.returning().isEmpty();
            return new CopyResult.Staged(
                    staged, aside ? Aside.of(session, pipeline, dataset.name(), List.of(batch)) : List.of(), known);
        } catch (RowsUnaccountedException e) {
            session.rollback();
            LOG.warn("{}: rows cannot be told apart, so the files are rejected: {}", dataset.name(), e.getMessage());
            return new CopyResult.BadData(fresh, tolerance.hopeless(), CopyFailure.of(e), known);
        } catch (JdbiException e) {
            CopyFailure failure = CopyFailure.of(e, fresh).orElseThrow(() -> e);
            session.rollback();
            return new CopyResult.BadData(
                    fresh, findings(session, fresh, failure, manifest, tolerance), failure, known);
        }
    }

    private Findings findings(
            Handle session, List<LandedFile> fresh, CopyFailure failure, String manifest, Tolerance tolerance)
            throws InterruptedException {
        if (!tolerance.isNone()) {
            return tolerance.hopeless();
        }
        boolean gzip = "gzip".equals(dataset.format().compression());
        String trial = copyStatement(dataset.stagingTable(), manifest) + Diagnosis.TRIAL;
        Findings findings = new Diagnosis(store, gzip, false, policy()).of(session, fresh, failure, Optional.of(trial));
        return findings.isEmpty() && fresh.size() == 1 ? Findings.lone(fresh.get(0), failure) : findings;
    }

    private Known known(Handle session, FileTriage triage) {
        List<StagedBatch> unloaded =
                new BatchLedger(pipeline).unloaded(session, triage.stagedIn().values());
        return Known.of(triage, unloaded, Aside.known(session, pipeline, dataset.name(), triage, unloaded));
    }

    private String copyStatement(QualifiedName into, String manifest) {
        ClusterReady ready = open.ready();
        return new CopyStatement(into, manifest, ready.roleArn(), ready.region(), dataset.format(), jsonpaths).sql();
    }

    private long copy(Handle session, QualifiedName table, String manifest, String option) {
        session.execute("CREATE TABLE " + table.sql() + " (LIKE "
                + dataset.stagingTable().sql() + ")");
        session.execute(copyStatement(table, manifest) + option);
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
