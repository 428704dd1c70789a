package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A snapshot of a Serverless namespace. It outlives its namespace.
 *
 * @param id the last part of its ARN
 * @param source the namespace as it was
 * @param retentionDays -1 for ever
 */
@RecordBuilder
public record NamespaceSnapshot(
        String name,
        String id,
        Namespace source,
        Progress progress,
        int retentionDays,
        Instant createdAt,
        Map<String, String> tags)
        implements NamespaceSnapshotBuilder.With {

    /** {@code status} (API reference, Snapshot); the others of its values do not occur here. */
    public enum Progress {
        CREATING,
        AVAILABLE,
        FAILED
    }

    public NamespaceSnapshot {
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /** What the copy of the data is known by to the host; no identifier of a cluster's snapshot has two hyphens side by side. */
    public String copyId() {
        return "namespace--" + id;
    }

    /** Whether it is being taken of the namespace. */
    public boolean occupies(String namespace) {
        return progress == Progress.CREATING && source.name().equals(namespace);
    }
}
