package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import java.time.Clock;
import java.util.List;

/**
 * ModifyCluster: some of it is so at once (maintenance window, security groups, retention of manual snapshots), the rest is pending while
 * the cluster is modifying or resizing, and a maintenance track until the next reboot.
 */
public final class ModifyCluster implements QueryAction {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ChangeRequest request;
    private final ClusterXml xml;

    public ModifyCluster(Account account, ClusterLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.request = new ChangeRequest(account, clock);
        this.xml = new ClusterXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String identifier = parameters.require("ClusterIdentifier");
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.requireIdle(state, identifier);
            Secret managed = request.secret(parameters, cluster);
            PendingChange change = request.change(parameters, cluster, managed);
            int more = change.numberOfNodes() == null ? 0 : change.numberOfNodes() - cluster.numberOfNodes();
            Quotas.requireNodes(state, more);
            AccountState changed = state.with(begun(ChangeRequest.atOnce(parameters, cluster), change));
            return managed == null ? changed : changed.with(managed);
        });
        Cluster cluster = after.clusters().get(identifier);
        if (!(cluster.state() instanceof ClusterState.Available)) {
            lifecycle.modifying(identifier);
        }
        return List.of(xml.describe(cluster));
    }

    static Cluster begun(Cluster cluster, PendingChange change) {
        Endpoint endpoint = cluster.state().reachableAt().orElseThrow();
        Cluster pending = cluster.withPending(change);
        if (change.resizes()) {
            return pending.withState(new ClusterState.Resizing(endpoint));
        }
        return change.appliesNow() ? pending.withState(new ClusterState.Modifying(endpoint)) : pending;
    }
}
