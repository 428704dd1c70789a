package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterSettings;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;

/** What a new cluster needs of the account, whether it is created or restored. */
final class NewClusters {

    private NewClusters() {}

    /**
     * Returns the state.
     *
     * @throws AwsFault when the name is taken, a quota is reached, or something it refers to is not there
     */
    static AccountState require(Account account, AccountState state, Cluster cluster) {
        if (state.cluster(cluster.identifier()).isPresent()) {
            throw AwsFault.of("ClusterAlreadyExists", "Cluster already exists: " + cluster.identifier());
        }
        Quotas.requireNodes(state, cluster.numberOfNodes());
        String subnetGroup = cluster.settings().subnetGroup();
        if (!subnetGroup.equals(ClusterSettings.DEFAULT.subnetGroup())) {
            ClusterFaults.requireSubnetGroup(state, subnetGroup);
        }
        List<String> roles = cluster.roles().stream().map(AttachedRole::arn).toList();
        AttachableRoles.require(account, roles);
        AttachableRoles.requireFewEnough(roles.size());
        requireAttached(cluster.defaultRole(), roles);
        return state;
    }

    /** A default role is one of those that are attached. */
    static void requireAttached(String defaultRole, List<String> roles) {
        if (defaultRole != null && !defaultRole.isEmpty() && !roles.contains(defaultRole)) {
            throw AwsFault.invalidValue("The default IAM role " + defaultRole + " is not associated with the cluster");
        }
    }
}
