package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.account.SubnetGroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.Locale;

/** The look-ups that end in one of Redshift's faults. */
final class ClusterFaults {

    private static final int NOT_FOUND = 404;

    private ClusterFaults() {}

    static Cluster require(AccountState state, String identifier) {
        return state.cluster(identifier).orElseThrow(() -> notFound("ClusterNotFound", "Cluster", identifier));
    }

    static Cluster requireAvailable(AccountState state, String identifier) {
        Cluster cluster = require(state, identifier);
        if (!(cluster.state() instanceof ClusterState.Available)) {
            throw invalidState(cluster);
        }
        return cluster;
    }

    /** An available cluster of which no snapshot is being taken: that too is an operation which runs on it. */
    static Cluster requireIdle(AccountState state, String identifier) {
        Cluster cluster = requireAvailable(state, identifier);
        if (state.snapshots().values().stream().anyMatch(snapshot -> snapshot.occupies(identifier))) {
            throw invalidState(cluster);
        }
        return cluster;
    }

    static Snapshot requireSnapshot(AccountState state, String identifier) {
        return state.snapshot(identifier).orElseThrow(() -> snapshotNotFound(identifier));
    }

    static AwsFault snapshotNotFound(String identifier) {
        return notFound("ClusterSnapshotNotFound", "Snapshot", identifier);
    }

    /** Names of subnet groups are kept in lower case (API reference, CreateClusterSubnetGroup). */
    static SubnetGroup requireSubnetGroup(AccountState state, String name) {
        return state.subnetGroup(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        AwsFault.of("ClusterSubnetGroupNotFoundFault", "Cluster subnet group " + name + " not found."));
    }

    static AwsFault invalidState(Cluster cluster) {
        return AwsFault.of(
                "InvalidClusterState",
                "There is an operation running on the Cluster. Please try to do it at a later time. (%s is %s)"
                        .formatted(cluster.identifier(), cluster.state().status()));
    }

    private static AwsFault notFound(String code, String kind, String identifier) {
        return new AwsFault(code, NOT_FOUND, "%s %s not found.".formatted(kind, identifier));
    }
}
