package io.landfall.ledger;

import io.landfall.event.LandedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Files that were staged again because somebody asked for it. What they were in before is superseded in the same
 * transaction, so that every version of an object is in exactly one current batch. Written by the stager alone.
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
              reloaded_at TIMESTAMP NOT NULL
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

    /** Those of the files that this request has not staged or rejected yet. */
    public List<LandedFile> open(Handle session, String request, List<LandedFile> files) {
        Set<String> done = new HashSet<>();
        for (List<LandedFile> chunk : Chunks.of(files)) {
            done.addAll(session.createQuery("""
                            SELECT object_key || '/' || version FROM landfall.reload
                            WHERE pipeline = :pipeline AND dataset = :dataset AND request_id = :request
                              AND object_key IN (%s)""".formatted(names(chunk.size())))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bind("request", request)
                    .bindMap(IntStream.range(0, chunk.size())
                            .boxed()
                            .collect(Collectors.toMap(
                                    i -> "k" + i, i -> chunk.get(i).key())))
                    .mapTo(String.class)
                    .list());
        }
        return files.stream()
                .filter(f -> !done.contains(f.key() + '/' + f.version()))
                .toList();
    }

    /**
     * Records that the request staged these files in the batch, and supersedes what they were in. To be called in the
     * transaction that stages them, under the fence of the pipeline's loads too: no load takes a batch meanwhile.
     */
    public void staged(Handle session, String request, String batch, List<LandedFile> files) {
        for (List<LandedFile> chunk : Chunks.of(files)) {
            supersedeBatches(session, request, batch, chunk);
            supersedeFiles(session, batch, chunk);
            insert(session, request, batch, chunk);
        }
    }

    private void supersedeBatches(Handle session, String request, String batch, List<LandedFile> files) {
        try (Update update = session.createUpdate("""
                INSERT INTO landfall.superseded_batch
                SELECT DISTINCT f.batch_id, :request, GETDATE() FROM landfall.file f
                WHERE f.pipeline = :pipeline AND f.dataset = :dataset AND f.outcome = 'staged' AND f.batch_id <> :batch
                  AND f.object_key IN (%s)
                  AND f.batch_id NOT IN (SELECT l.batch_id FROM landfall.load_batch l)
                  AND f.batch_id NOT IN (SELECT s.batch_id FROM landfall.superseded_batch s)""".formatted(names(files.size())))) {
            bound(update, batch, files).bind("request", request).execute();
        }
    }

    private void supersedeFiles(Handle session, String batch, List<LandedFile> files) {
        try (Update update = session.createUpdate("""
                UPDATE landfall.file SET outcome = 'superseded'
                WHERE pipeline = :pipeline AND dataset = :dataset AND outcome = 'staged' AND batch_id <> :batch
                  AND object_key IN (%s)""".formatted(names(files.size())))) {
            bound(update, batch, files).execute();
        }
    }

    private void insert(Handle session, String request, String batch, List<LandedFile> files) {
        String rows = IntStream.range(0, files.size())
                .mapToObj(i -> "(:pipeline, :dataset, :request, :bucket%1$d, :k%1$d, :version%1$d, :batch, GETDATE())"
                        .formatted(i))
                .collect(Collectors.joining(",\n"));
        try (Update update = session.createUpdate("INSERT INTO landfall.reload VALUES " + rows)) {
            for (int i = 0; i < files.size(); i++) {
                update.bind("bucket" + i, files.get(i).bucket())
                        .bind("version" + i, files.get(i).version());
            }
            bound(update, batch, files).bind("request", request).execute();
        }
    }

    private Update bound(Update update, String batch, List<LandedFile> files) {
        update.bind("pipeline", pipeline).bind("dataset", dataset).bind("batch", batch);
        for (int i = 0; i < files.size(); i++) {
            update.bind("k" + i, files.get(i).key());
        }
        return update;
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> ":k" + i).collect(Collectors.joining(", "));
    }
}
