package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;
import io.landfall.warehouse.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which batches are staged. Written by the stager, read by the loader; what no load took yet is its backlog. */
public final class BatchLedger {

    /** Bounds one load, so that a long backlog is merged in several transactions of a bearable size. */
    private static final int MOST_BATCHES = 100;

    private static final String NOT_LOADED = """
            WHERE b.pipeline = :pipeline
              AND NOT EXISTS (SELECT 1 FROM landfall.load_batch l WHERE l.batch_id = b.batch_id AND %s)
              AND NOT EXISTS (SELECT 1 FROM landfall.superseded_batch s WHERE s.batch_id = b.batch_id)""".formatted(UndoLedger.NOT_UNDONE);

    private static final String WAITING = NOT_LOADED + " AND " + HeldLedger.NOT_HELD;

    private static final String HELD = "WHERE b.pipeline = :pipeline AND " + HeldLedger.HELD
            + " AND NOT EXISTS (SELECT 1 FROM landfall.superseded_batch s WHERE s.batch_id = b.batch_id)";

    private static final String REFUSED =
            WAITING + " AND EXISTS (SELECT 1 FROM landfall.gate_failure g WHERE g.batch_id = b.batch_id)";

    private final String pipeline;

    public BatchLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Records the batch, in the transaction that staged it. */
    public void staged(Handle session, StagedBatch batch) {
        StagingLoaded b = batch.announcement();
        session.createUpdate("""
                        INSERT INTO landfall.batch VALUES (:batch, :pipeline, :dataset, :table, :manifest, :files,
                          :rows, :bytes, :correlation, :causation, GETDATE())""")
                .bind("batch", b.batch())
                .bind("pipeline", b.pipeline())
                .bind("dataset", b.dataset())
                .bind("table", b.stagingTable())
                .bind("manifest", b.manifest())
                .bind("files", b.files())
                .bind("rows", b.rows())
                .bind("bytes", b.bytes())
                .bind("correlation", batch.cause().correlationId())
                .bind("causation", batch.cause().causationId())
                .execute();
    }

    /** The batches no load has taken, or only one that was undone, and that are not held; oldest first. */
    public List<StagedBatch> unloaded(Handle session) {
        return unloadedBut(session, Set.of());
    }

    /** As {@link #unloaded(Handle)}, without the batches of some datasets; those do not count for the bound either. */
    public List<StagedBatch> unloadedBut(Handle session, Set<String> datasets) {
        String others = datasets.stream()
                .map(Identifier::literal)
                .collect(Collectors.joining(", ", " AND b.dataset NOT IN (", ")"));
        return select(
                session,
                WAITING + (datasets.isEmpty() ? "" : others) + " ORDER BY b.staged_at, b.batch_id LIMIT "
                        + MOST_BATCHES,
                null);
    }

    /** The datasets of which some load that is not undone has taken a batch. */
    public Set<String> loadedDatasets(Handle session) {
        return session.createQuery("SELECT DISTINCT b.dataset FROM landfall.batch b JOIN landfall.load_batch l"
                        + " ON l.batch_id = b.batch_id WHERE b.pipeline = :pipeline AND " + UndoLedger.NOT_UNDONE)
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .set();
    }

    /** Those of the batches that are not held and that no load has taken: they may not have been announced. */
    public List<StagedBatch> unloaded(Handle session, Collection<String> batches) {
        return batches.isEmpty()
                ? List.of()
                : select(
                        session,
                        WAITING + " AND b.batch_id IN (" + Names.list(batches) + ") ORDER BY b.staged_at, b.batch_id",
                        null);
    }

    /** Those of the batches for which a newer one of their dataset is loaded already; what is undone does not count. */
    public Set<String> outdated(Handle session, Collection<String> batches) {
        return known(session, """
                SELECT DISTINCT b.batch_id FROM landfall.batch b
                JOIN landfall.batch n ON n.pipeline = b.pipeline AND n.dataset = b.dataset
                  AND (n.staged_at > b.staged_at OR (n.staged_at = b.staged_at AND n.batch_id > b.batch_id))
                JOIN landfall.load_batch l ON l.batch_id = n.batch_id
                WHERE b.batch_id IN (%s) AND """ + ' ' + UndoLedger.NOT_UNDONE, batches);
    }

    /** Ids of every batch of the dataset that waits for a load. */
    public Set<String> waiting(Handle session, String dataset) {
        return session.createQuery("SELECT b.batch_id FROM landfall.batch b " + WAITING + " AND b.dataset = :dataset")
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .mapTo(String.class)
                .set();
    }

    /** Ids of every batch that is in no table: it waits for a load, or is held. */
    public Set<String> notLoaded(Handle session) {
        return session.createQuery("SELECT b.batch_id FROM landfall.batch b " + NOT_LOADED)
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .set();
    }

    /** The batches a load took. */
    public List<StagedBatch> takenBy(Handle session, String load) {
        return select(session, """
                WHERE b.pipeline = :pipeline
                  AND b.batch_id IN (SELECT l.batch_id FROM landfall.load_batch l WHERE l.load_id = :id)
                ORDER BY b.staged_at, b.batch_id""", load);
    }

    /** Those of the tables that are the staging table of some batch, of whatever pipeline, that was not superseded. */
    public static Set<String> tables(Handle session, Collection<String> tables) {
        return known(session, """
                SELECT b.staging_table FROM landfall.batch b WHERE b.staging_table IN (%s)
                  AND NOT EXISTS (SELECT 1 FROM landfall.superseded_batch s WHERE s.batch_id = b.batch_id)""", tables);
    }

    /** Those of the batches that are not long gone: their table is there, or was until not more than a month ago. */
    public static Set<String> remembered(Handle session, Collection<String> batches) {
        return known(session, """
                SELECT b.batch_id FROM landfall.batch b LEFT JOIN landfall.load_batch l ON l.batch_id = b.batch_id
                WHERE b.batch_id IN (%s)
                  AND (l.dropped IS NULL OR NOT l.dropped OR b.staged_at >= DATEADD(day, -30, GETDATE()))""", batches);
    }

    private static Set<String> known(Handle session, String sql, Collection<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        String list = names.stream().map(Identifier::literal).collect(Collectors.joining(", "));
        return session.createQuery(sql.formatted(list)).mapTo(String.class).set();
    }

    /** The batch of that id; empty if there is none. */
    public Optional<StagedBatch> find(Handle session, String batch) {
        return select(session, "WHERE b.pipeline = :pipeline AND b.batch_id = :id", batch).stream()
                .findFirst();
    }

    /** The batches that are held, oldest first. */
    public List<StagedBatch> held(Handle session) {
        return select(session, HELD + " ORDER BY b.staged_at, b.batch_id", null);
    }

    /** Ids of the batches that wait and that a gate refused. */
    public List<String> refused(Handle session) {
        return ids(session, REFUSED);
    }

    /** Ids of the batches that are held or refused. */
    List<String> aside(Handle session) {
        return ids(session, HELD + " UNION ALL SELECT b.batch_id FROM landfall.batch b " + REFUSED);
    }

    private List<String> ids(Handle session, String condition) {
        return session.createQuery("SELECT b.batch_id FROM landfall.batch b " + condition)
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    /** Whether the batch's files were asked to be staged again before a load took it. */
    public static boolean isSuperseded(Handle session, String batch) {
        return session.createQuery("SELECT COUNT(*) FROM landfall.superseded_batch WHERE batch_id = :batch")
                        .bind("batch", batch)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Ids of the newest batches. */
    public List<String> newest(Handle session, int most) {
        return session.createQuery("SELECT batch_id FROM landfall.batch WHERE pipeline = :pipeline"
                        + " ORDER BY staged_at DESC, batch_id DESC LIMIT " + most)
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    private List<StagedBatch> select(Handle session, String condition, String id) {
        var query = session.createQuery("""
                        SELECT b.pipeline, b.dataset, b.batch_id, b.staging_table, b.manifest_url, b.files, b.row_count,
                          b.bytes, COALESCE(r.correlation_id, b.correlation_id), COALESCE(r.causation_id, b.causation_id)
                        FROM landfall.batch b
                        LEFT JOIN landfall.held_batch r
                          ON r.batch_id = b.batch_id AND r.is_newest AND r.released_at IS NOT NULL
                        """ + condition).bind("pipeline", pipeline);
        if (id != null) {
            query.bind("id", id);
        }
        return query.map(row -> new StagedBatch(
                        new StagingLoaded(
                                row.getColumn(1, String.class),
                                row.getColumn(2, String.class),
                                row.getColumn(3, String.class),
                                row.getColumn(4, String.class),
                                row.getColumn(5, String.class),
                                row.getColumn(6, Integer.class),
                                row.getColumn(7, Long.class),
                                row.getColumn(8, Long.class)),
                        new Cause(row.getColumn(9, String.class), row.getColumn(10, String.class))))
                .list();
    }
}
