package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Optional;

/**
 * DeleteCluster: answers at once with a cluster that is deleting, or taking its final snapshot.
 *
 * <p>A paused cluster is deleted without a final snapshot alone. The management guide speaks of deleting a paused cluster "without
 * requesting a final snapshot"; asking for one is refused as users report it (apache/airflow#68922), so a caller has to resume first.
 */
public final class DeleteCluster implements QueryAction {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final NewSnapshots snapshots;
    private final ClusterXml xml;

    public DeleteCluster(Account account, ClusterLifecycle lifecycle, NewSnapshots snapshots) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.snapshots = snapshots;
        this.xml = new ClusterXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String identifier = parameters.require("ClusterIdentifier");
        ClusterFaults.require(account.state(), identifier);
        Optional<String> last = finalSnapshot(parameters);
        AccountState after = account.change(state -> last.map(name -> withSnapshot(state, identifier, name, parameters))
                .orElseGet(
                        () -> state.with(requireDeletable(state, identifier).withState(new ClusterState.Deleting()))));
        last.ifPresentOrElse(
                name -> lifecycle.takingFinalSnapshot(identifier, name), () -> lifecycle.deleting(identifier));
        return List.of(xml.describe(after.clusters().get(identifier)));
    }

    private AccountState withSnapshot(AccountState state, String identifier, String name, QueryParameters parameters) {
        Cluster cluster = ClusterFaults.requireIdle(state, identifier);
        int days = parameters
                .number("FinalClusterSnapshotRetentionPeriod")
                .map(ParameterRules::manualRetention)
                .orElse(-1);
        Snapshot snapshot = snapshots.of(state, cluster, name).withRetentionDays(days);
        ClusterState.Available available = (ClusterState.Available) cluster.state();
        return state.with(snapshot.withProgress(Snapshot.Progress.FINAL))
                .with(cluster.withState(new ClusterState.TakingFinalSnapshot(available.endpoint(), name)));
    }

    private static Cluster requireDeletable(AccountState state, String identifier) {
        Cluster cluster = ClusterFaults.require(state, identifier);
        boolean down = cluster.state() instanceof ClusterState.Paused || cluster.state() instanceof ClusterState.Failed;
        return down ? cluster : ClusterFaults.requireIdle(state, identifier);
    }

    /** Its name; empty when it is to be skipped. */
    private static Optional<String> finalSnapshot(QueryParameters parameters) {
        boolean skipped = parameters.flag("SkipFinalClusterSnapshot", false);
        Optional<String> name = parameters.find("FinalClusterSnapshotIdentifier");
        if (skipped && name.isPresent()) {
            throw AwsFault.invalidCombination(
                    "FinalClusterSnapshotIdentifier can't be specified when SkipFinalClusterSnapshot is true");
        }
        if (!skipped && name.isEmpty()) {
            throw AwsFault.invalidCombination(
                    "FinalClusterSnapshotIdentifier is required unless SkipFinalClusterSnapshot is specified");
        }
        return name.map(ParameterRules::snapshotIdentifier);
    }
}
