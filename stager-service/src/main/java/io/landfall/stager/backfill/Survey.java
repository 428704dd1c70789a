package io.landfall.stager.backfill;

import io.landfall.event.BackfillPlanned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a backfill found in the bucket and the ledger. Not thread-safe. */
final class Survey {

    /** What is to be done with a file. */
    enum Fate {
        KNOWN,
        REJECTED,
        WAITING,
        LAND
    }

    private static final int MOST_PARTITIONS = 100_000;

    private final Set<String> partitions = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
    private final Map<Fate, Long> counts = new HashMap<>();
    private long bytes;
    private long bytesToLand;
    private long unloaded;

    void count(Fate fate, String key, long size, String partition) {
        counts.merge(fate, 1L, Long::sum);
        bytes += size;
        if (fate == Fate.LAND) {
            bytesToLand += size;
            if (partitions.size() < MOST_PARTITIONS) {
                partitions.add(partition);
            }
            if (examples.size() < BackfillPlanned.MOST_EXAMPLES) {
                examples.add(key);
            }
        }
    }

    /** The file is staged, and no load took it yet. */
    void countUnloaded() {
        unloaded++;
    }

    long of(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    long files() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Files that are staged in a batch no load took yet. */
    long unloaded() {
        return unloaded;
    }

    BackfillPlanned announcement(String pipeline, String dataset, String requestId, boolean reload) {
        return new BackfillPlanned(
                pipeline,
                dataset,
                requestId,
                reload,
                files(),
                bytes,
                of(Fate.KNOWN),
                of(Fate.REJECTED),
                of(Fate.WAITING),
                of(Fate.LAND),
                bytesToLand,
                partitions.size(),
                examples);
    }
}
