package io.landfall.ledger;

import io.landfall.event.LandedFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Files somebody wants staged again although the ledger has them. What the ledger has about them is superseded first: then
 * they are new to staging, which takes each once, and every version of an object is in one current batch at most. Written by
 * the stager; batches whose files just landed again are superseded by the loader, see {@link ReplacedLedger}.
 */
public final class ReloadLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.reload (
              pipeline    VARCHAR(127) NOT NULL,
              dataset     VARCHAR(127) NOT NULL,
              request_id  VARCHAR(64) NOT NULL,
              bucket      VARCHAR(63) NOT NULL,
              object_key  VARCHAR(1024) NOT NULL,
              version     VARCHAR(1024) NOT NULL,
              batch_id    VARCHAR(64) NOT NULL,
              asked_at    TIMESTAMP NOT NULL
            ) DISTSTYLE KEY DISTKEY (object_key) SORTKEY (pipeline, dataset, request_id)""", """
            CREATE TABLE IF NOT EXISTS landfall.superseded_batch (
              batch_id      VARCHAR(64) NOT NULL,
              request_id    VARCHAR(64) NOT NULL,
              superseded_at TIMESTAMP NOT NULL
            ) DISTSTYLE ALL""");

    private final String pipeline;
    private final String dataset;

    public ReloadLedger(String pipeline, String dataset) {
        this.pipeline = pipeline;
        this.dataset = dataset;
    }

    /** Those of the files that the request has superseded already. */
    public Set<LandedFile> reloaded(Handle session, String request, List<LandedFile> files) {
        Set<String> done = new HashSet<>();
        for (List<LandedFile> chunk : Chunks.of(files)) {
            List<String> keys = chunk.stream().map(LandedFile::key).distinct().toList();
            done.addAll(session.createQuery("""
                            SELECT object_key || '/' || version FROM landfall.reload
                            WHERE pipeline = :pipeline AND dataset = :dataset AND request_id = :request
                              AND object_key IN (%s)""".formatted(Chunks.names(keys.size())))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bind("request", request)
                    .bindMap(Chunks.numbered(keys))
                    .mapTo(String.class)
                    .list());
        }
        return files.stream()
                .filter(f -> done.contains(f.key() + '/' + f.version()))
                .collect(Collectors.toSet());
    }

    /**
     * Supersedes what the ledger has about the files, and the batches among it that no load took. To be called under the
     * fence of the dataset's staging and that of the pipeline's loads: nothing is staged and no load takes a batch meanwhile.
     */
    public void supersede(Handle session, String request, List<LandedFile> files) {
        Chunks.of(files).forEach(chunk -> insert(session, request, chunk));
        update(session, request, """
                INSERT INTO landfall.superseded_batch
                SELECT DISTINCT f.batch_id, :request, GETDATE() FROM landfall.file f
                JOIN landfall.reload r ON r.pipeline = f.pipeline AND r.dataset = f.dataset AND r.bucket = f.bucket
                  AND r.object_key = f.object_key AND r.version = f.version AND r.batch_id = f.batch_id
                WHERE f.pipeline = :pipeline AND f.dataset = :dataset AND r.request_id = :request
                  AND f.outcome = 'staged'
                  AND f.batch_id NOT IN (SELECT l.batch_id FROM landfall.load_batch l WHERE %s)
                  AND f.batch_id NOT IN (SELECT s.batch_id FROM landfall.superseded_batch s)""".formatted(UndoLedger.NOT_UNDONE));
        update(session, request, """
                UPDATE landfall.file SET outcome = 'superseded'
                FROM landfall.reload r
                WHERE r.pipeline = landfall.file.pipeline AND r.dataset = landfall.file.dataset
                  AND r.bucket = landfall.file.bucket AND r.object_key = landfall.file.object_key
                  AND r.version = landfall.file.version AND r.batch_id = landfall.file.batch_id
                  AND landfall.file.pipeline = :pipeline AND landfall.file.dataset = :dataset
                  AND r.request_id = :request AND landfall.file.outcome <> 'superseded'""");
    }

    /** How many files are staged in each of the batches; without those a load has taken. */
    public Map<String, Long> unloaded(Handle session, Collection<String> batches) {
        Map<String, Long> files = new HashMap<>();
        for (List<String> chunk : Chunks.of(List.copyOf(batches))) {
            session.createQuery("""
                            SELECT f.batch_id, COUNT(*) FROM landfall.file f
                            WHERE f.pipeline = :pipeline AND f.dataset = :dataset AND f.outcome = 'staged'
                              AND f.batch_id IN (%s)
                              AND f.batch_id NOT IN (SELECT l.batch_id FROM landfall.load_batch l WHERE %s)
                            GROUP BY f.batch_id""".formatted(Names.list(chunk), UndoLedger.NOT_UNDONE))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .map(row -> Map.entry(row.getColumn(1, String.class), row.getColumn(2, Long.class)))
                    .forEach(e -> files.put(e.getKey(), e.getValue()));
        }
        return files;
    }

    private void update(Handle session, String request, String sql) {
        try (Update update = session.createUpdate(sql)) {
            update.bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bind("request", request)
                    .execute();
        }
    }

    private void insert(Handle session, String request, List<LandedFile> files) {
        String versions =
                IntStream.range(0, files.size()).mapToObj(i -> ":v" + i).collect(Collectors.joining(", "));
        try (Update update = session.createUpdate("""
                INSERT INTO landfall.reload
                SELECT f.pipeline, f.dataset, :request, f.bucket, f.object_key, f.version, f.batch_id, GETDATE()
                FROM landfall.file f
                WHERE f.pipeline = :pipeline AND f.dataset = :dataset AND f.outcome <> 'superseded'
                  AND f.object_key IN (%s) AND f.bucket || '/' || f.object_key || '/' || f.version IN (%s)""".formatted(names(files.size()), versions))) {
            update.bind("pipeline", pipeline).bind("dataset", dataset).bind("request", request);
            for (int i = 0; i < files.size(); i++) {
                LandedFile file = files.get(i);
                update.bind("k" + i, file.key()).bind("v" + i, file.bucket() + '/' + file.key() + '/' + file.version());
            }
            update.execute();
        }
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> ":k" + i).collect(Collectors.joining(", "));
    }
}
