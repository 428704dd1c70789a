package io.landfall.ledger;

import io.landfall.event.EventId;
import io.landfall.event.FileEvent;
import io.landfall.event.FilesRejected;
import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.event.RejectionHealed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What was said about files when they were rejected, and which of them are staged since. {@link FileLedger} decides by its own
 * rows; these are for people, and for saying it again in the same words. Written by the stager alone.
 */
public final class RejectionLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.rejected_file (
              announcement VARCHAR(32) NOT NULL,
              pipeline     VARCHAR(127) NOT NULL,
              dataset      VARCHAR(127) NOT NULL,
              bucket       VARCHAR(63) NOT NULL,
              object_key   VARCHAR(1024) NOT NULL,
              version      VARCHAR(1024),
              code         INTEGER NOT NULL,
              line_number  BIGINT,
              column_name  VARCHAR(127),
              value        VARCHAR(400),
              reason       VARCHAR(1024) NOT NULL,
              fix          VARCHAR(1024),
              rejected_at  TIMESTAMP NOT NULL
            ) DISTSTYLE KEY DISTKEY (object_key) SORTKEY (pipeline, dataset, object_key)""", """
            CREATE TABLE IF NOT EXISTS landfall.healed_file (
              batch_id   VARCHAR(64) NOT NULL,
              pipeline   VARCHAR(127) NOT NULL,
              dataset    VARCHAR(127) NOT NULL,
              bucket     VARCHAR(63) NOT NULL,
              object_key VARCHAR(1024) NOT NULL,
              healed_at  TIMESTAMP NOT NULL
            ) DISTSTYLE KEY DISTKEY (object_key) SORTKEY (pipeline, dataset, object_key)""");

    private static final String ANNOUNCED = """
            SELECT announcement, bucket, object_key, version, code, reason, line_number, column_name, value, fix
            FROM landfall.rejected_file
            WHERE pipeline = :pipeline AND dataset = :dataset AND announcement IN
              (SELECT r.announcement FROM landfall.rejected_file r
               WHERE r.pipeline = :pipeline AND r.dataset = :dataset AND r.object_key IN (%s)
                 AND r.rejected_at = (SELECT MAX(x.rejected_at) FROM landfall.rejected_file x
                   WHERE x.pipeline = r.pipeline AND x.dataset = r.dataset AND x.bucket = r.bucket
                     AND x.object_key = r.object_key))
            ORDER BY announcement, object_key""";

    private static final String HEALED = """
            INSERT INTO landfall.healed_file
            SELECT DISTINCT CAST(:batch AS VARCHAR(64)), r.pipeline, r.dataset, r.bucket, r.object_key, SYSDATE
            FROM landfall.rejected_file r
            WHERE r.pipeline = :pipeline AND r.dataset = :dataset AND r.object_key IN (%s)
              AND NOT EXISTS (SELECT 1 FROM landfall.healed_file h
                WHERE h.pipeline = r.pipeline AND h.dataset = r.dataset AND h.bucket = r.bucket
                  AND h.object_key = r.object_key AND h.healed_at >= r.rejected_at)""";

    private static final String OPEN = """
            SELECT COUNT(*) FROM (SELECT DISTINCT r.bucket, r.object_key FROM landfall.rejected_file r
              WHERE r.pipeline = :pipeline AND r.dataset = :dataset
                AND NOT EXISTS (SELECT 1 FROM landfall.healed_file h
                  WHERE h.pipeline = r.pipeline AND h.dataset = r.dataset AND h.bucket = r.bucket
                    AND h.object_key = r.object_key AND h.healed_at >= r.rejected_at)) unhealed""";

    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_VALUE = 400;

    private final String pipeline;
    private final String dataset;

    public RejectionLedger(String pipeline, String dataset) {
        this.pipeline = pipeline;
        this.dataset = dataset;
    }

    /** Records what is going to be announced. */
    public void rejected(Handle session, List<FilesRejected> announcements) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FilesRejected event : announcements) {
            String announcement = EventId.hash(event.identity());
            event.files().forEach(file -> rows.add(row(announcement, file)));
        }
        ManyRows.of("landfall.rejected_file", rows, "SYSDATE").insert(session);
    }

    private Map<String, Object> row(String announcement, RejectedFile file) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("announcement", announcement);
        row.put("pipeline", pipeline);
        row.put("dataset", dataset);
        row.put("bucket", file.bucket());
        row.put("key", file.key());
        row.put("version", file.version());
        row.put("code", file.code());
        row.put("line", file.line());
        row.put("column", file.column());
        row.put("value", Utf8.storable(file.value(), LONGEST_VALUE));
        row.put("reason", Utf8.storable(file.reason(), LONGEST_TEXT));
        row.put("fix", Utf8.storable(file.fix(), LONGEST_TEXT));
        return row;
    }

    /** What was announced about these files when they were rejected last, word by word, with the files that were named beside them. */
    public List<FilesRejected> announcements(Handle session, Collection<FileEntry> rejected) {
        Map<String, List<RejectedFile>> files = new LinkedHashMap<>();
        for (List<FileEntry> chunk : Chunks.of(List.copyOf(rejected))) {
            List<String> keys = chunk.stream().map(FileEntry::key).distinct().toList();
            session.createQuery(ANNOUNCED.formatted(Chunks.names(keys.size())))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bindMap(Chunks.numbered(keys))
                    .map(row -> Map.entry(
                            row.getColumn(1, String.class),
                            new RejectedFile(
                                    row.getColumn(2, String.class),
                                    row.getColumn(3, String.class),
                                    row.getColumn(4, String.class),
                                    row.getColumn(5, Integer.class),
                                    row.getColumn(6, String.class),
                                    row.getColumn(7, Long.class),
                                    row.getColumn(8, String.class),
                                    row.getColumn(9, String.class),
                                    row.getColumn(10, String.class))))
                    .forEach(e -> addOnce(files.computeIfAbsent(e.getKey(), key -> new ArrayList<>()), e.getValue()));
        }
        return files.values().stream()
                .map(list -> new FilesRejected(pipeline, dataset, list))
                .toList();
    }

    private static void addOnce(List<RejectedFile> files, RejectedFile file) {
        if (!files.contains(file)) {
            files.add(file);
        }
    }

    /** Records, in the transaction that stages the files, that they had been rejected and are not any more. */
    public void healed(Handle session, String batch, List<LandedFile> files) {
        for (List<LandedFile> chunk : Chunks.of(files)) {
            List<String> keys = chunk.stream().map(LandedFile::key).distinct().toList();
            session.createUpdate(HEALED.formatted(Chunks.names(keys.size())))
                    .bind("batch", batch)
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bindMap(Chunks.numbered(keys))
                    .execute();
        }
    }

    /** What there is to tell about rejections that the batches healed; the same events every time, but for what is open now. */
    public List<FileEvent> healedBy(Handle session, Collection<String> batches) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (List<String> chunk : Chunks.of(List.copyOf(batches))) {
            session.createQuery("""
                            SELECT batch_id, object_key FROM landfall.healed_file
                            WHERE pipeline = :pipeline AND dataset = :dataset AND batch_id IN (%s)
                            ORDER BY batch_id, object_key""".formatted(Chunks.names(chunk.size())))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bindMap(Chunks.numbered(chunk))
                    .map(row -> Map.entry(row.getColumn(1, String.class), row.getColumn(2, String.class)))
                    .forEach(e -> keys.computeIfAbsent(e.getKey(), batch -> new ArrayList<>())
                            .add(e.getValue()));
        }
        Long open = keys.isEmpty() ? null : open(session);
        return keys.entrySet().stream()
                .<FileEvent>map(e -> new RejectionHealed(
                        pipeline, dataset, e.getKey(), e.getValue().size(), e.getValue(), open))
                .toList();
    }

    private Long open(Handle session) {
        return session.createQuery(OPEN)
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .mapTo(Long.class)
                .one();
    }
}
