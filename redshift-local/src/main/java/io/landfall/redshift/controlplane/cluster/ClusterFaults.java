package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.protocol.AwsFault;

/** The look-ups that end in one of Redshift's faults. */
final class ClusterFaults {

    private static final int NOT_FOUND = 404;

    private ClusterFaults() {}

    static Cluster require(AccountState state, String identifier) {
        return state.cluster(identifier)
                .orElseThrow(() -> new AwsFault("ClusterNotFound", NOT_FOUND, "Cluster " + identifier + " not found."));
    }

    static Cluster requireAvailable(AccountState state, String identifier) {
        Cluster cluster = require(state, identifier);
        if (!(cluster.state() instanceof ClusterState.Available)) {
            throw invalidState(cluster);
        }
        return cluster;
    }

    static AwsFault invalidState(Cluster cluster) {
        return AwsFault.of(
                "InvalidClusterState",
                "There is an operation running on the Cluster. Please try to do it at a later time. (%s is %s)"
                        .formatted(cluster.identifier(), cluster.state().status()));
    }
}
