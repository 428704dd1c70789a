package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.util.List;
import java.util.Map;

/** CreateClusterSnapshot and DeleteClusterSnapshot. */
final class SnapshotActions {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final WarehouseHost warehouses;
    private final NewSnapshots snapshots;
    private final SnapshotXml xml;

    SnapshotActions(Account account, ClusterLifecycle lifecycle, WarehouseHost warehouses, NewSnapshots snapshots) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.warehouses = warehouses;
        this.snapshots = snapshots;
        this.xml = new SnapshotXml(account);
    }

    List<XmlNode> create(QueryParameters parameters) {
        String identifier = ParameterRules.snapshotIdentifier(parameters.require("SnapshotIdentifier"));
        String clusterIdentifier = parameters.require("ClusterIdentifier");
        Map<String, String> tags = TagRules.of(parameters);
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.requireIdle(state, clusterIdentifier);
            Snapshot snapshot = snapshots.of(state, cluster, identifier).withTags(tags);
            int days = parameters
                    .number("ManualSnapshotRetentionPeriod")
                    .map(ParameterRules::manualRetention)
                    .orElse(snapshot.retentionDays());
            return state.with(snapshot.withRetentionDays(days));
        });
        lifecycle.snapshotRequested(identifier);
        return List.of(xml.describe(after.snapshots().get(identifier)));
    }

    List<XmlNode> delete(QueryParameters parameters) {
        String identifier = ParameterRules.snapshotIdentifier(parameters.require("SnapshotIdentifier"));
        Snapshot deleted = ClusterFaults.requireSnapshot(account.state(), identifier);
        account.change(state -> requireUnused(state, identifier).withoutSnapshot(identifier));
        warehouses.deleteSnapshot(identifier);
        return List.of(xml.deleted(deleted));
    }

    private static AccountState requireUnused(AccountState state, String identifier) {
        Snapshot snapshot = ClusterFaults.requireSnapshot(state, identifier);
        if (snapshot.occupies(snapshot.source().identifier())) {
            throw AwsFault.of(
                    "InvalidClusterSnapshotState",
                    "You can't delete snapshot %s because it is %s."
                            .formatted(identifier, snapshot.progress().word()));
        }
        state.clusters().values().stream()
                .filter(cluster -> cluster.state() instanceof ClusterState.Creating)
                .filter(cluster -> identifier.equals(cluster.restoredFrom()))
                .findFirst()
                .ifPresent(cluster -> {
                    throw AwsFault.of(
                            "InvalidClusterSnapshotState",
                            "You can't delete snapshot %s because it is used by cluster %s."
                                    .formatted(identifier, cluster.identifier()));
                });
        return state;
    }
}
