package io.landfall.redshift.controlplane.account;

import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A provisioned cluster.
 *
 * @param port asked for; once it was up, the one it has
 * @param masterPassword kept to start the database again; never answered
 * @param managedSecret name of the secret that holds the password, or null when the caller chose the password
 * @param defaultRole ARN or null
 * @param restoredFrom the snapshot it was made from, or null
 */
@RecordBuilder
public record Cluster(
        String identifier,
        String nodeType,
        int numberOfNodes,
        String database,
        int port,
        String masterUsername,
        String masterPassword,
        String managedSecret,
        boolean publiclyAccessible,
        List<String> securityGroups,
        List<AttachedRole> roles,
        String defaultRole,
        Map<String, String> tags,
        Instant createdAt,
        ClusterState state,
        ClusterSettings settings,
        PendingChange pending,
        String restoredFrom)
        implements ClusterBuilder.With {

    /** What a file of an older version does not have is the default. */
    public Cluster {
        securityGroups = List.copyOf(securityGroups);
        roles = List.copyOf(roles);
        tags = Map.copyOf(new TreeMap<>(tags));
        settings = settings == null ? ClusterSettings.DEFAULT : settings;
        pending = pending == null ? PendingChange.NONE : pending;
    }

    public ClusterSpec spec() {
        return new ClusterSpec(identifier, database, masterUsername, masterPassword, port);
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "Cluster[%s, %s]".formatted(identifier, state.status());
    }
}
