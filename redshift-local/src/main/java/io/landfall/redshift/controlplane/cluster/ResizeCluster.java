package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;

/** ResizeCluster: the cluster is resizing and answers queries all the while; nothing moves, as there is one database behind it. */
public final class ResizeCluster implements QueryAction {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ClusterXml xml;

    public ResizeCluster(Account account, ClusterLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.xml = new ClusterXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String identifier = parameters.require("ClusterIdentifier");
        UnsupportedParameters.refuse(parameters);
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.requireIdle(state, identifier);
            int nodes = NodeCount.asked(parameters).orElse(cluster.numberOfNodes());
            requireElastic(parameters, cluster, nodes);
            PendingChange change =
                    ChangeRequest.resized(cluster, parameters.find("NodeType").orElse(cluster.nodeType()), nodes);
            if (!change.resizes()) {
                throw AwsFault.invalidCombination("The cluster already has this node type and number of nodes");
            }
            Quotas.requireNodes(state, nodes - cluster.numberOfNodes());
            String track = cluster.pending().maintenanceTrack();
            return state.with(ModifyCluster.begun(cluster, change.withMaintenanceTrack(track)));
        });
        lifecycle.modifying(identifier);
        return List.of(xml.describe(after.clusters().get(identifier)));
    }

    /** A single node is not resized elastically (management guide, Resizing clusters). */
    private static void requireElastic(QueryParameters parameters, Cluster cluster, int nodes) {
        boolean single = cluster.numberOfNodes() == 1 || nodes == 1;
        if (single && nodes != cluster.numberOfNodes() && !parameters.flag("Classic", false)) {
            throw AwsFault.of(
                    "UnsupportedOperation",
                    "Elastic resize is not possible from or to a single node; use Classic, or ModifyCluster");
        }
    }
}
