package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;
import io.landfall.warehouse.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which batches are staged. Written by the stager, read by the loader; what no load took yet is its backlog. */
public final class BatchLedger {

    /** Bounds one load, so that a long backlog is merged in several transactions of a bearable size. */
    private static final int MOST_BATCHES = 100;

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

    /** The batches no load has taken yet, oldest first. */
    public List<StagedBatch> unloaded(Handle session) {
        return unloadedBut(session, Set.of());
    }

    /** As {@link #unloaded(Handle)}, without the batches of some datasets; those do not count for the bound either. */
    public List<StagedBatch> unloadedBut(Handle session, Set<String> datasets) {
        return select(
                session,
                """
                WHERE b.pipeline = :pipeline%s
                  AND NOT EXISTS (SELECT 1 FROM landfall.load_batch l WHERE l.batch_id = b.batch_id)
                  AND NOT EXISTS (SELECT 1 FROM landfall.superseded_batch s WHERE s.batch_id = b.batch_id)
                ORDER BY b.staged_at, b.batch_id LIMIT\s""".formatted(
                                datasets.isEmpty()
                                        ? ""
                                        : datasets.stream()
                                                .map(Identifier::literal)
                                                .collect(Collectors.joining(", ", " AND b.dataset NOT IN (", ")")))
                        + MOST_BATCHES,
                null);
    }

    /** The datasets of which some load has taken a batch. */
    public Set<String> loadedDatasets(Handle session) {
        return session.createQuery("""
                        SELECT DISTINCT b.dataset FROM landfall.batch b
                        JOIN landfall.load_batch l ON l.batch_id = b.batch_id
                        WHERE b.pipeline = :pipeline""")
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .set();
    }

    /** Those of the batches that no load has taken yet: they may not have been announced. */
    public List<StagedBatch> unloaded(Handle session, Collection<String> batches) {
        return batches.isEmpty()
                ? List.of()
                : unloaded(session).stream()
                        .filter(b -> batches.contains(b.announcement().batch()))
                        .toList();
    }

    /** Ids of every batch of the dataset that no load has taken yet. */
    public Set<String> waiting(Handle session, String dataset) {
        return session.createQuery("""
                        SELECT b.batch_id FROM landfall.batch b
                        WHERE b.pipeline = :pipeline AND b.dataset = :dataset
                          AND NOT EXISTS (SELECT 1 FROM landfall.load_batch l WHERE l.batch_id = b.batch_id)
                          AND NOT EXISTS (SELECT 1 FROM landfall.superseded_batch s WHERE s.batch_id = b.batch_id)""")
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .mapTo(String.class)
                .set();
    }

    /** The batches a load took. */
    public List<StagedBatch> takenBy(Handle session, String load) {
        return select(session, """
                WHERE b.pipeline = :pipeline
                  AND b.batch_id IN (SELECT l.batch_id FROM landfall.load_batch l WHERE l.load_id = :load)
                ORDER BY b.staged_at, b.batch_id""", load);
    }

    /** Those of the tables that are the staging table of some batch, of whatever pipeline. */
    public static Set<String> tables(Handle session, Collection<String> tables) {
        return known(session, "SELECT staging_table FROM landfall.batch WHERE staging_table IN (%s)", tables);
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

    private List<StagedBatch> select(Handle session, String condition, String load) {
        var query = session.createQuery("""
                        SELECT b.pipeline, b.dataset, b.batch_id, b.staging_table, b.manifest_url, b.files, b.row_count,
                          b.bytes, b.correlation_id, b.causation_id
                        FROM landfall.batch b\s""" + condition).bind("pipeline", pipeline);
        if (load != null) {
            query.bind("load", load);
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
