package io.landfall.ledger;

import io.landfall.event.LandedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Which files a retry has to stage again: those of the batches whose gates or checks failed. Reads only. */
public final class RestageLedger {

    private final String pipeline;

    public RestageLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** A file the ledger has, and its dataset. */
    private record Entry(String dataset, LandedFile file) {}

    /**
     * The batches whose gates failed together.
     *
     * @param run what the failure is known by
     * @param attempt the attempt that failed; where it is not recorded, the last one before it
     */
    public List<String> failedAtGates(Handle session, String run, int attempt) {
        return session.createQuery("""
                        SELECT DISTINCT g.batch_id FROM landfall.gate_failure g
                        WHERE g.pipeline = :pipeline AND g.run = :run
                          AND g.attempt = (SELECT MAX(n.attempt) FROM landfall.gate_failure n
                                           WHERE n.pipeline = :pipeline AND n.run = :run AND n.attempt <= :attempt)
                        ORDER BY g.batch_id""")
                .bind("pipeline", pipeline)
                .bind("run", run)
                .bind("attempt", attempt)
                .mapTo(String.class)
                .list();
    }

    /** Whether the load was taken back, and not for this request. */
    public boolean isUndoneByAnother(Handle session, String load, String request) {
        return session.createQuery("""
                        SELECT COUNT(*) FROM landfall.load_undone
                        WHERE pipeline = :pipeline AND load_id = :load AND request_id <> :request""")
                        .bind("pipeline", pipeline)
                        .bind("load", load)
                        .bind("request", request)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** The batches an undone load had taken; none while it is not undone. */
    public List<String> undone(Handle session, String load) {
        return session.createQuery("""
                        SELECT l.batch_id FROM landfall.load_batch l
                        JOIN landfall.load_undone u ON u.load_id = l.load_id
                        WHERE u.pipeline = :pipeline AND l.load_id = :load ORDER BY l.batch_id""")
                .bind("pipeline", pipeline)
                .bind("load", load)
                .mapTo(String.class)
                .list();
    }

    /** The staged files of those batches that no load has taken but one that was undone, by dataset; the version is as recorded. */
    public Map<String, List<LandedFile>> staged(Handle session, List<String> batches) {
        return byDataset(session.createQuery("""
                        SELECT f.dataset, f.bucket, f.object_key, f.version, f.bytes, f.sequencer FROM landfall.file f
                        WHERE f.pipeline = :pipeline AND f.outcome = 'staged' AND f.batch_id IN (%s)
                          AND NOT EXISTS (SELECT 1 FROM landfall.load_batch l WHERE l.batch_id = f.batch_id AND %s)
                        ORDER BY f.dataset, f.object_key""".formatted(Names.list(batches), UndoLedger.NOT_UNDONE))
                .bind("pipeline", pipeline)
                .map(RestageLedger::entry)
                .list());
    }

    /** The files a request has superseded, by dataset. */
    public Map<String, List<LandedFile>> superseded(Handle session, String request) {
        return byDataset(session.createQuery("""
                        SELECT DISTINCT r.dataset, r.bucket, r.object_key, r.version, 0 AS bytes,
                          CAST('' AS VARCHAR(1)) AS sequencer
                        FROM landfall.reload r WHERE r.pipeline = :pipeline AND r.request_id = :request
                        ORDER BY r.dataset, r.object_key""")
                .bind("pipeline", pipeline)
                .bind("request", request)
                .map(RestageLedger::entry)
                .list());
    }

    private static Entry entry(RowView row) {
        return new Entry(
                row.getColumn(1, String.class),
                new LandedFile(
                        row.getColumn(2, String.class),
                        row.getColumn(3, String.class),
                        null,
                        row.getColumn(4, String.class),
                        row.getColumn(5, Long.class),
                        row.getColumn(6, String.class)));
    }

    private static Map<String, List<LandedFile>> byDataset(List<Entry> entries) {
        Map<String, List<LandedFile>> byDataset = new TreeMap<>();
        entries.forEach(e -> byDataset
                .computeIfAbsent(e.dataset(), dataset -> new ArrayList<>())
                .add(e.file()));
        return byDataset;
    }
}
