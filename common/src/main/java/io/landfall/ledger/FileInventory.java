package io.landfall.ledger;

import io.landfall.warehouse.Warehouse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the ledger has about the keys of a dataset, in the order of their UTF-8 bytes, which is the order of S3's listings
 * and of Redshift's comparisons. Read page by page, each in a short transaction: neither memory nor a snapshot grows with
 * the ledger. Not thread-safe.
 */
public final class FileInventory {

    private static final int PAGE = 5000;

    private final Warehouse warehouse;
    private final String pipeline;
    private final String dataset;
    private final String bucket;
    private final String prefix;
    private final Deque<Entries> ahead = new ArrayDeque<>();
    private String after = "";
    private boolean complete;

    /**
     * @param bucket the landing bucket; what came from another one is left out
     * @param prefix what the keys begin with
     */
    public FileInventory(Warehouse warehouse, String pipeline, String dataset, String bucket, String prefix) {
        this.bucket = bucket;
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.prefix = prefix;
    }

    /** Everything the ledger has about one key. */
    public record Entries(String key, List<FileEntry> entries) {

        /** Whether this version of the object is staged. */
        public boolean isStaged(String version) {
            return entries.stream().anyMatch(e -> e.staged() && e.version().equals(version));
        }

        /** The batch this version of the object is staged in; empty where it is not. */
        public Optional<String> batchOf(String version) {
            return entries.stream()
                    .filter(e -> e.staged() && e.version().equals(version))
                    .map(FileEntry::batch)
                    .findFirst();
        }

        /** Whether this version of the object was rejected and nothing else came of it. */
        public boolean isRejected(String version) {
            return !isStaged(version)
                    && entries.stream()
                            .anyMatch(e -> e.isRejected() && e.version().equals(version));
        }

        /** Whether any version of the object is staged. */
        public boolean isStaged() {
            return entries.stream().anyMatch(FileEntry::staged);
        }
    }

    /** The next key; empty at the end. */
    public Optional<Entries> next() throws Exception {
        while (ahead.isEmpty() && !complete) {
            read();
        }
        return Optional.ofNullable(ahead.poll());
    }

    private void read() throws Exception {
        List<FileEntry> page = warehouse.run(this::page);
        complete = page.size() < PAGE;
        List<FileEntry> group = new ArrayList<>();
        for (FileEntry entry : page) {
            if (!group.isEmpty() && !group.get(0).key().equals(entry.key())) {
                add(group);
                group = new ArrayList<>();
            }
            group.add(entry);
        }
        // The last key of a full page may go on in the next one, which begins with it.
        if (complete && !group.isEmpty()) {
            add(group);
        }
        if (!complete && ahead.isEmpty()) {
            throw new IllegalStateException("the ledger has more than " + PAGE + " rows for key " + after
                    + "; something wrote it again and again");
        }
    }

    private void add(List<FileEntry> group) {
        after = group.get(0).key();
        ahead.add(new Entries(after, List.copyOf(group)));
    }

    /** Bounds instead of LIKE: they use the sort key, and a key may hold what is a wildcard to LIKE. */
    private List<FileEntry> page(Handle session) {
        return session.createQuery("""
                        SELECT bucket, object_key, version, sequencer, batch_id, outcome, reason FROM landfall.file
                        WHERE pipeline = :pipeline AND dataset = :dataset AND bucket = :bucket
                          AND object_key > :after AND object_key >= :prefix AND LEFT(object_key, :length) = :prefix
                        ORDER BY object_key LIMIT\s""" + PAGE)
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .bind("bucket", bucket)
                .bind("after", after)
                .bind("prefix", prefix)
                .bind("length", prefix.codePointCount(0, prefix.length()))
                .map(FileEntry::of)
                .list();
    }
}
