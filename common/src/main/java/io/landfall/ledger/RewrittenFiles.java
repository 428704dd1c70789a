package io.landfall.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Files of which several versions wait in different batches. Reads only. */
public final class RewrittenFiles {

    private final String pipeline;

    public RewrittenFiles(String pipeline) {
        this.pipeline = pipeline;
    }

    /** Two batches with versions of one file. */
    private record Pair(String one, String other) {}

    /**
     * As many of the batches as have no two versions of a file. A SELECT does not know which batch a row is of, so of versions that
     * are loaded together chance would decide; one load after the other they end as files do that come one after the other.
     * What a gate refused may wait for just the version that corrects it, and is not parted from that.
     *
     * @param batches oldest first
     */
    public List<StagedBatch> apart(Handle session, List<StagedBatch> batches) {
        Map<String, Integer> places = new HashMap<>();
        batches.forEach(b -> places.put(b.announcement().batch(), places.size()));
        int most = shared(session, places).stream()
                .filter(pair -> places.get(pair.one()) < places.get(pair.other()))
                .mapToInt(pair -> places.get(pair.other()))
                .min()
                .orElse(batches.size());
        return batches.subList(0, most);
    }

    private List<Pair> shared(Handle session, Map<String, Integer> places) {
        String names = Names.list(places.keySet());
        return session.createQuery("""
                        SELECT DISTINCT f.batch_id, n.batch_id FROM landfall.file f
                        JOIN landfall.file n ON n.pipeline = f.pipeline AND n.dataset = f.dataset AND n.bucket = f.bucket
                          AND n.object_key = f.object_key AND n.batch_id <> f.batch_id
                        WHERE f.pipeline = :pipeline AND f.outcome = 'staged' AND n.outcome = 'staged'
                          AND f.batch_id IN (%1$s) AND n.batch_id IN (%1$s)
                          AND f.batch_id NOT IN (SELECT g.batch_id FROM landfall.gate_failure g WHERE g.pipeline = :pipeline)""".formatted(names))
                .bind("pipeline", pipeline)
                .map(row -> new Pair(row.getColumn(1, String.class), row.getColumn(2, String.class)))
                .list();
    }
}
