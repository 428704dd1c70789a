package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;

/** DeleteCluster: answers at once with a cluster that is deleting. Final snapshots are refused, not skipped silently. */
public final class DeleteCluster implements QueryAction {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ClusterXml xml;

    public DeleteCluster(Account account, ClusterLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.xml = new ClusterXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String identifier = parameters.require("ClusterIdentifier");
        ClusterFaults.require(account.state(), identifier);
        requireNoSnapshot(parameters);
        AccountState after = account.change(
                state -> state.with(requireDeletable(state, identifier).withState(new ClusterState.Deleting())));
        lifecycle.deleted(identifier);
        return List.of(xml.describe(after.clusters().get(identifier)));
    }

    private static Cluster requireDeletable(AccountState state, String identifier) {
        Cluster cluster = ClusterFaults.require(state, identifier);
        boolean deletable =
                cluster.state() instanceof ClusterState.Available || cluster.state() instanceof ClusterState.Failed;
        if (!deletable) {
            throw ClusterFaults.invalidState(cluster);
        }
        return cluster;
    }

    private static void requireNoSnapshot(QueryParameters parameters) {
        boolean skipped = parameters.flag("SkipFinalClusterSnapshot", false);
        boolean named = parameters.find("FinalClusterSnapshotIdentifier").isPresent();
        if (skipped && named) {
            throw AwsFault.invalidCombination(
                    "FinalClusterSnapshotIdentifier can't be specified when SkipFinalClusterSnapshot is true");
        }
        if (!skipped && !named) {
            throw AwsFault.invalidCombination(
                    "FinalClusterSnapshotIdentifier is required unless SkipFinalClusterSnapshot is specified");
        }
        if (named) {
            throw AwsFault.of(
                    "UnsupportedOperation",
                    "Final snapshots are not supported by redshift-local; set SkipFinalClusterSnapshot");
        }
    }
}
