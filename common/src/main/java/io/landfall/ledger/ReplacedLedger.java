package io.landfall.ledger;

import io.landfall.event.BatchesReplaced;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Held batches that nobody needs any more, because somebody corrected their files and dropped them again: every file of them
 * has a newer version that is loaded. They are superseded, as batches are whose files are staged again on request. Written by
 * the loader, in the transaction of the load.
 */
public final class ReplacedLedger {

    private final String pipeline;

    public ReplacedLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Supersedes those that the load brings the last files of, as many as an event has room for; usually none. */
    public Optional<BatchesReplaced> replace(Handle session, String load) {
        List<String> held = new BatchLedger(pipeline)
                .held(session).stream().map(b -> b.announcement().batch()).toList();
        List<String> replaced = held.isEmpty() ? List.of() : among(session, held);
        if (replaced.isEmpty()) {
            return Optional.empty();
        }
        session.execute(
                "INSERT INTO landfall.superseded_batch SELECT b.batch_id, ?, GETDATE() FROM landfall.batch b"
                        + " WHERE b.batch_id IN (" + Names.list(replaced) + ')',
                load);
        return Optional.of(new BatchesReplaced(pipeline, load, replaced));
    }

    /** What was replaced with these loads; nothing for a load that replaced nothing. */
    public Map<String, BatchesReplaced> by(Handle session, Collection<String> loads) {
        if (loads.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> batches = session
                .createQuery("SELECT request_id, batch_id FROM landfall.superseded_batch WHERE request_id IN ("
                        + Names.list(loads) + ") ORDER BY batch_id")
                .map(row -> Map.entry(row.getColumn(1, String.class), row.getColumn(2, String.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<String, BatchesReplaced> events = new HashMap<>();
        batches.forEach((load, ids) -> events.put(load, new BatchesReplaced(pipeline, load, ids)));
        return events;
    }

    /** A version that is staged later is a later one: staging refuses what comes after its successor. */
    private List<String> among(Handle session, List<String> held) {
        return session.createQuery("""
                        SELECT f.batch_id FROM landfall.file f
                        JOIN landfall.batch b ON b.batch_id = f.batch_id
                        LEFT JOIN (
                          SELECT n.dataset, n.bucket, n.object_key, MAX(m.staged_at) AS loaded FROM landfall.file n
                          JOIN landfall.batch m ON m.batch_id = n.batch_id
                          JOIN landfall.load_batch l ON l.batch_id = n.batch_id
                          WHERE n.pipeline = :pipeline AND n.outcome = 'staged' AND %2$s
                          GROUP BY n.dataset, n.bucket, n.object_key) newer
                          ON newer.dataset = f.dataset AND newer.bucket = f.bucket AND newer.object_key = f.object_key
                        WHERE f.pipeline = :pipeline AND f.outcome = 'staged' AND f.batch_id IN (%1$s)
                        GROUP BY f.batch_id
                        HAVING COUNT(*) = SUM(CASE WHEN newer.loaded > b.staged_at THEN 1 ELSE 0 END)
                        ORDER BY f.batch_id LIMIT %3$d""".formatted(Names.list(held), UndoLedger.NOT_UNDONE, BatchesReplaced.MOST_BATCHES))
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }
}
