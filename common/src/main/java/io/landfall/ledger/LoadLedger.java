package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.EventCodec;
import io.landfall.event.LandedFile;
import io.landfall.event.TablesLoaded;
import io.landfall.warehouse.Identifier;
import io.landfall.warehouse.QualifiedName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Which load took which batches. Written by the loader alone, inside its transactions. */
public final class LoadLedger {

    private static final Duration UNCHECKED = Duration.ofDays(7);
    private static final int MOST_DROPPED = 200;

    private final String pipeline;

    public LoadLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Records the load and its batches, in the transaction that wrote the targets. */
    public void loaded(Handle session, CommittedLoad load, List<StagedBatch> batches) {
        TablesLoaded event = load.announcement();
        session.createUpdate("""
                        INSERT INTO landfall.load VALUES (:load, :pipeline, :event, :correlation, :causation, GETDATE())""")
                .bind("load", event.load())
                .bind("pipeline", pipeline)
                .bind("event", EventCodec.json(event))
                .bind("correlation", load.cause().correlationId())
                .bind("causation", load.cause().causationId())
                .execute();
        String rows = IntStream.range(0, batches.size())
                .mapToObj(i -> "(:load, :batch" + i + ", false)")
                .collect(Collectors.joining(", "));
        try (Update update = session.createUpdate("INSERT INTO landfall.load_batch VALUES " + rows)) {
            update.bind("load", event.load());
            IntStream.range(0, batches.size())
                    .forEach(i -> update.bind(
                            "batch" + i, batches.get(i).announcement().batch()));
            update.execute();
        }
    }

    /** Loads that are not undone and whose checks have not ended: they may not have been announced. Oldest first. */
    public List<CommittedLoad> unchecked(Handle session) {
        return session.createQuery("""
                        SELECT l.event, l.correlation_id, l.causation_id FROM landfall.load l
                        WHERE l.pipeline = :pipeline
                          AND NOT EXISTS (SELECT 1 FROM landfall.check_run c WHERE c.load_id = l.load_id)
                          AND NOT EXISTS (SELECT 1 FROM landfall.load_undone u WHERE u.load_id = l.load_id)
                        ORDER BY l.loaded_at, l.load_id""")
                .bind("pipeline", pipeline)
                .map(row -> new CommittedLoad(
                        EventCodec.read(TablesLoaded.class, row.getColumn(1, String.class)),
                        new Cause(row.getColumn(2, String.class), row.getColumn(3, String.class))))
                .list();
    }

    /**
     * Staging tables nobody needs any more: the checks of their load passed long enough ago, or a week, or a longer
     * retention, was time enough to look at them. Oldest first, and no more than one transaction should drop.
     *
     * @param retentions how long each dataset's tables are kept after a passed check; nothing for a dataset without one
     */
    public List<String> droppable(Handle session, Map<String, Duration> retentions) {
        String kept = seconds(retentions, Duration.ZERO);
        String looked = seconds(retentions, UNCHECKED);
        return session.createQuery("""
                        SELECT b.staging_table FROM landfall.batch b
                        JOIN landfall.load_batch l ON l.batch_id = b.batch_id AND NOT l.dropped
                        JOIN landfall.load o ON o.load_id = l.load_id
                        LEFT JOIN (SELECT load_id, MIN(checked_at) AS passed_at FROM landfall.check_run
                                   WHERE passed GROUP BY load_id) c ON c.load_id = l.load_id
                        WHERE b.pipeline = :pipeline AND %s
                          AND (o.loaded_at < DATEADD(second, -(%s), GETDATE())
                            OR c.passed_at <= DATEADD(second, -(%s), GETDATE()))
                        ORDER BY b.staged_at, b.batch_id LIMIT %d""".formatted(UndoLedger.NOT_UNDONE, looked, kept, MOST_DROPPED))
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    /** The load of that id; empty if there is none. */
    public Optional<TablesLoaded> find(Handle session, String load) {
        return session.createQuery("SELECT event FROM landfall.load WHERE pipeline = :pipeline AND load_id = :load")
                .bind("pipeline", pipeline)
                .bind("load", load)
                .map(row -> EventCodec.read(TablesLoaded.class, row.getColumn(1, String.class)))
                .findOne();
    }

    /** The load that took the batch and is not undone; empty if there is none. */
    public Optional<String> ofBatch(Handle session, String batch) {
        return session.createQuery("SELECT l.load_id FROM landfall.load_batch l WHERE l.batch_id = :batch AND "
                        + UndoLedger.NOT_UNDONE)
                .bind("batch", batch)
                .mapTo(String.class)
                .findFirst();
    }

    /** Loads at the time of this one or after it that are not undone, and of which nothing is kept; oldest first. */
    public List<TablesLoaded> unkeptAfter(Handle session, String load) {
        return session.createQuery("""
                        SELECT l.event FROM landfall.load l WHERE l.pipeline = :pipeline AND l.load_id <> :load
                          AND l.loaded_at >= (SELECT o.loaded_at FROM landfall.load o WHERE o.load_id = :load)
                          AND NOT EXISTS (SELECT 1 FROM landfall.undo_image i WHERE i.load_id = l.load_id)
                          AND %s ORDER BY l.loaded_at, l.load_id LIMIT 1000""".formatted(UndoLedger.NOT_UNDONE))
                .bind("pipeline", pipeline)
                .bind("load", load)
                .map(row -> EventCodec.read(TablesLoaded.class, row.getColumn(1, String.class)))
                .list();
    }

    /** How many batches of the load still have their staging table. */
    public int undropped(Handle session, String load) {
        return session.createQuery("SELECT COUNT(*) FROM landfall.load_batch WHERE load_id = :load AND NOT dropped")
                .bind("load", load)
                .mapTo(Integer.class)
                .one();
    }

    /** The newest load that is not undone; empty if there is none. */
    public Optional<String> newestEffective(Handle session) {
        return session.createQuery("SELECT l.load_id FROM landfall.load l WHERE l.pipeline = :pipeline AND "
                        + UndoLedger.NOT_UNDONE + " ORDER BY l.loaded_at DESC, l.load_id DESC LIMIT 1")
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .findOne();
    }

    /** Those of the tables that some load wrote, also one that is undone. */
    public Set<QualifiedName> written(Handle session, Collection<QualifiedName> tables) {
        return tables.stream().filter(table -> isWritten(session, table)).collect(Collectors.toSet());
    }

    /** The event names the tables of a load, with what changed. */
    private boolean isWritten(Handle session, QualifiedName table) {
        return session.createQuery("SELECT COUNT(*) FROM landfall.load"
                                + " WHERE pipeline = :pipeline AND STRPOS(event, :key) > 0")
                        .bind("pipeline", pipeline)
                        .bind("key", '"' + table.toString() + "\":")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Ids of the newest loads. */
    public List<String> newest(Handle session, int most) {
        return session.createQuery("SELECT load_id FROM landfall.load WHERE pipeline = :pipeline"
                        + " ORDER BY loaded_at DESC, load_id DESC LIMIT " + most)
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    /** The retention of a row's dataset, but at least this, as SQL. */
    private static String seconds(Map<String, Duration> retentions, Duration least) {
        String cases = new TreeMap<>(retentions)
                .entrySet().stream()
                        .filter(e -> e.getValue().compareTo(least) > 0)
                        .map(e -> " WHEN " + Identifier.literal(e.getKey()) + " THEN "
                                + e.getValue().toSeconds())
                        .collect(Collectors.joining());
        return cases.isEmpty()
                ? String.valueOf(least.toSeconds())
                : "CASE b.dataset" + cases + " ELSE " + least.toSeconds() + " END";
    }

    /** A load that took a batch with one of these files and is not undone; empty where none did. */
    public Optional<String> thatTook(Handle session, String dataset, List<LandedFile> files) {
        for (List<LandedFile> chunk : Chunks.of(files)) {
            List<String> keys = chunk.stream().map(LandedFile::key).distinct().toList();
            Optional<String> load = session.createQuery("""
                            SELECT MAX(l.load_id) FROM landfall.file f
                            JOIN landfall.load_batch l ON l.batch_id = f.batch_id
                            WHERE f.pipeline = :pipeline AND f.dataset = :dataset AND f.outcome = 'staged'
                              AND f.object_key IN (%s) AND %s""".formatted(Chunks.names(keys.size()), UndoLedger.NOT_UNDONE))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bindMap(Chunks.numbered(keys))
                    .mapTo(String.class)
                    .findOne();
            if (load.isPresent()) {
                return load;
            }
        }
        return Optional.empty();
    }

    /** Records that the tables are gone. */
    public void dropped(Handle session, List<String> tables) {
        try (Update update = session.createUpdate("""
                UPDATE landfall.load_batch SET dropped = true WHERE batch_id IN
                  (SELECT b.batch_id FROM landfall.batch b WHERE b.staging_table IN (%s))""".formatted(Chunks.names(tables.size())))) {
            update.bindMap(Chunks.numbered(tables)).execute();
        }
    }
}
