package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A manual snapshot of a cluster. It outlives its cluster.
 *
 * @param source the cluster as it was
 * @param retentionDays -1 for ever
 */
@RecordBuilder
public record Snapshot(
        String identifier,
        Cluster source,
        Progress progress,
        int retentionDays,
        Instant createdAt,
        Map<String, String> tags)
        implements SnapshotBuilder.With {

    /** The words of {@code Status} (API reference, Snapshot). */
    public enum Progress {
        CREATING("creating"),
        FINAL("final snapshot"),
        AVAILABLE("available"),
        FAILED("failed");

        private final String word;

        Progress(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Snapshot {
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /** Whether it is being taken of the cluster. */
    public boolean occupies(String clusterIdentifier) {
        boolean running = progress == Progress.CREATING || progress == Progress.FINAL;
        return running && source.identifier().equals(clusterIdentifier);
    }
}
