package io.landfall.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
     * What a gate refused may wait for just the version that corrects it, and is not parted from that. Asks only where several
     * batches of one dataset wait.
     *
     * @param batches oldest first
     */
    public List<StagedBatch> apart(Handle session, List<StagedBatch> batches) {
        Map<String, Integer> places = new HashMap<>();
        batches.forEach(b -> places.put(b.announcement().batch(), places.size()));
        Map<String, List<String>> several = batches.stream()
                .collect(Collectors.groupingBy(
                        b -> b.announcement().dataset(),
                        Collectors.mapping(b -> b.announcement().batch(), Collectors.toList())));
        several.values().removeIf(ids -> ids.size() < 2);
        int most = shared(session, several).stream()
                .filter(pair -> places.get(pair.one()) < places.get(pair.other()))
                .mapToInt(pair -> places.get(pair.other()))
                .min()
                .orElse(batches.size());
        return batches.subList(0, most);
    }

    /** @param batches by their datasets: the ledger of files is sorted by these */
    private List<Pair> shared(Handle session, Map<String, List<String>> batches) {
        if (batches.isEmpty()) {
            return List.of();
        }
        List<String> ids = batches.values().stream().flatMap(List::stream).toList();
        return session.createQuery("""
                        SELECT DISTINCT f.batch_id, n.batch_id FROM landfall.file f
                        JOIN landfall.file n ON n.pipeline = f.pipeline AND n.dataset = f.dataset AND n.bucket = f.bucket
                          AND n.object_key = f.object_key AND n.batch_id <> f.batch_id
                        WHERE f.pipeline = :pipeline AND f.dataset IN (%1$s) AND f.outcome = 'staged' AND n.outcome = 'staged'
                          AND f.batch_id IN (%2$s) AND n.batch_id IN (%2$s)
                          AND f.batch_id NOT IN (SELECT g.batch_id FROM landfall.gate_failure g WHERE g.pipeline = :pipeline)""".formatted(Names.list(batches.keySet()), Names.list(ids)))
                .bind("pipeline", pipeline)
                .map(row -> new Pair(row.getColumn(1, String.class), row.getColumn(2, String.class)))
                .list();
    }
}
