package io.landfall.ledger;

import io.landfall.event.LandedFile;
import io.landfall.event.RejectedFile;
import io.landfall.ledger.FileInventory.Entries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Which version of which object was staged or rejected. Written by the stager alone, inside its transactions. */
public final class FileLedger {

    private static final String STAGED = "staged";
    private static final String REJECTED = "rejected";
    private static final String NO_BATCH = "none";
    private static final int LONGEST_REASON = 1024;

    private final String pipeline;
    private final String dataset;

    public FileLedger(String pipeline, String dataset) {
        this.pipeline = pipeline;
        this.dataset = dataset;
    }

    /** What the ledger says about the files. */
    public FileTriage triage(Handle session, List<LandedFile> files) {
        List<FileEntry> entries = new ArrayList<>();
        for (List<LandedFile> chunk : Chunks.of(files)) {
            List<String> keys = chunk.stream().map(LandedFile::key).distinct().toList();
            entries.addAll(rows(session, keys));
        }
        return FileTriage.of(files, entries);
    }

    /** What the ledger has about the keys of these files, in their bucket; nothing for a key it does not have. */
    public Map<String, Entries> entries(Handle session, List<LandedFile> files) {
        Set<String> buckets = files.stream().map(LandedFile::bucket).collect(Collectors.toSet());
        Map<String, List<FileEntry>> byKey = new HashMap<>();
        for (List<LandedFile> chunk : Chunks.of(files)) {
            List<String> keys = chunk.stream().map(LandedFile::key).distinct().toList();
            rows(session, keys).stream()
                    .filter(entry -> buckets.contains(entry.bucket()))
                    .forEach(entry -> byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                            .add(entry));
        }
        Map<String, Entries> entries = new HashMap<>();
        byKey.forEach((key, rows) -> entries.put(key, new Entries(key, List.copyOf(rows))));
        return entries;
    }

    private List<FileEntry> rows(Handle session, List<String> keys) {
        return session.createQuery("""
                        SELECT bucket, object_key, version, sequencer, batch_id, outcome, reason FROM landfall.file
                        WHERE pipeline = :pipeline AND dataset = :dataset AND object_key IN (%s)""".formatted(Chunks.names(keys.size())))
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .bindMap(Chunks.numbered(keys))
                .map(FileEntry::of)
                .list();
    }

    /** Records that the files are in the batch. */
    public void staged(Handle session, String batch, List<LandedFile> files) {
        for (List<LandedFile> chunk : Chunks.of(files)) {
            insert(
                    session,
                    batch,
                    "staged",
                    chunk.stream().map(f -> new Row(f, null)).toList());
        }
    }

    /** Records that the files cannot be loaded as they are, so that a second notification of one changes nothing. */
    public void rejected(Handle session, Map<LandedFile, RejectedFile> files) {
        for (List<Map.Entry<LandedFile, RejectedFile>> chunk : Chunks.of(List.copyOf(files.entrySet()))) {
            insert(
                    session,
                    NO_BATCH,
                    REJECTED,
                    chunk.stream()
                            .map(e -> new Row(e.getKey(), e.getValue().reason()))
                            .toList());
        }
    }

    private record Row(LandedFile file, String reason) {}

    /** One statement with many rows: Redshift pays for every INSERT as for a query of its own. */
    private void insert(Handle session, String batch, String outcome, Collection<Row> rows) {
        String values = IntStream.range(0, rows.size())
                .mapToObj(i -> ("(:pipeline, :dataset, :bucket%1$d, :key%1$d, :version%1$d, :sequencer%1$d, :bytes%1$d,"
                                + " :batch, :outcome, :reason%1$d, GETDATE())")
                        .formatted(i))
                .collect(Collectors.joining(",\n"));
        try (Update update = session.createUpdate("INSERT INTO landfall.file VALUES " + values)) {
            update.bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bind("batch", batch)
                    .bind("outcome", outcome);
            int i = 0;
            for (Row row : rows) {
                bind(update, i++, row);
            }
            update.execute();
        }
    }

    private static void bind(Update update, int i, Row row) {
        LandedFile file = row.file();
        String reason = row.reason();
        update.bind("bucket" + i, file.bucket())
                .bind("key" + i, file.key())
                .bind("version" + i, file.version())
                .bind("sequencer" + i, file.sequencer())
                .bind("bytes" + i, file.size())
                .bind("reason" + i, Utf8.storable(reason, LONGEST_REASON));
    }
}
