package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.TreeMap;

/** A manual snapshot of a cluster. */
@RecordBuilder
public record Snapshot(String identifier, String clusterIdentifier, Map<String, String> tags)
        implements SnapshotBuilder.With {

    public Snapshot {
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
