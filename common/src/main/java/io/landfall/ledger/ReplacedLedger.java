package io.landfall.ledger;

import io.landfall.event.BatchesReplaced;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Batches that are held or that a gate refused, and that nobody needs any more, because somebody corrected their files and
 * dropped them again: every file of them has a newer version. Once that is loaded they are superseded, as batches are whose
 * files are staged again on request. Written by the loader, in the transaction of the load.
 */
public final class ReplacedLedger {

    private static final String LOADED =
            "JOIN landfall.load_batch l ON l.batch_id = n.batch_id WHERE " + UndoLedger.NOT_UNDONE + " AND";

    private final String pipeline;

    public ReplacedLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Supersedes those that the load brings the last files of, as many as an event has room for; usually none. */
    public Optional<BatchesReplaced> replace(Handle session, String load) {
        List<String> aside = new BatchLedger(pipeline).aside(session);
        List<String> replaced = aside.isEmpty()
                ? List.of()
                : newer(session, aside, LOADED).stream()
                        .limit(BatchesReplaced.MOST_BATCHES)
                        .toList();
        if (replaced.isEmpty()) {
            return Optional.empty();
        }
        session.execute(
                "INSERT INTO landfall.superseded_batch SELECT b.batch_id, ?, GETDATE() FROM landfall.batch b"
                        + " WHERE b.batch_id IN (" + Names.list(replaced) + ')',
                load);
        return Optional.of(event(session, load, replaced));
    }

    private BatchesReplaced event(Handle session, String load, List<String> batches) {
        return new BatchesReplaced(pipeline, load, batches, new HeldLedger(pipeline).settled(session, batches));
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
        batches.forEach((load, ids) -> events.put(load, event(session, load, ids)));
        return events;
    }

    /**
     * Those of the waiting batches that a gate refused and that need not be tried again: another of them has every file of
     * theirs in a newer version.
     */
    public Set<String> outdated(Handle session, Collection<String> waiting) {
        List<String> refused = new BatchLedger(pipeline)
                .refused(session).stream().filter(waiting::contains).toList();
        return refused.isEmpty()
                ? Set.of()
                : Set.copyOf(newer(session, refused, "WHERE n.batch_id IN (" + Names.list(waiting) + ") AND"));
    }

    /** Those of the batches whose files are all loaded in newer versions: they would bring what was corrected back. */
    public Set<String> loadedAnew(Handle session, Collection<String> batches) {
        return batches.isEmpty() ? Set.of() : Set.copyOf(newer(session, batches, LOADED));
    }

    /**
     * Those of the batches of whose files all have a newer version. One that is staged later is a later one: staging refuses
     * what comes after its successor. Within one second, which is as exact as times of the ledger are, S3's sequencer decides.
     *
     * @param where which batches {@code n} bring newer versions that count
     */
    private List<String> newer(Handle session, Collection<String> batches, String where) {
        return session.createQuery("""
                        SELECT f.batch_id FROM landfall.file f
                        JOIN landfall.batch b ON b.batch_id = f.batch_id
                        LEFT JOIN (
                          SELECT n.dataset, n.bucket, n.object_key, n.sequencer, m.staged_at FROM landfall.file n
                          JOIN landfall.batch m ON m.batch_id = n.batch_id
                          %2$s n.pipeline = :pipeline AND n.outcome = 'staged') newer
                          ON newer.dataset = f.dataset AND newer.bucket = f.bucket AND newer.object_key = f.object_key
                          AND (newer.staged_at > b.staged_at OR (newer.staged_at = b.staged_at
                            AND LPAD(newer.sequencer, 64, '0') > LPAD(f.sequencer, 64, '0')))
                        WHERE f.pipeline = :pipeline AND f.outcome = 'staged' AND f.batch_id IN (%1$s)
                        GROUP BY f.batch_id
                        HAVING COUNT(DISTINCT f.bucket || '/' || f.object_key)
                          = COUNT(DISTINCT newer.bucket || '/' || newer.object_key)
                        ORDER BY f.batch_id""".formatted(Names.list(batches), where))
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }
}
