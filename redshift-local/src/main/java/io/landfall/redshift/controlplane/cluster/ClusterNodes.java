package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes of a cluster: one that is shared, or a leader and the compute nodes; all of them live at the endpoint. Clusters that are
 * being created or are paused have none. For paused ones that is what tools trip over which tell a multi-node cluster by its nodes:
 * NumberOfNodes still says how many they were (hashicorp/terraform-provider-aws#20944).
 */
final class ClusterNodes {

    private ClusterNodes() {}

    static List<XmlNode> of(Cluster cluster) {
        if (cluster.state() instanceof ClusterState.Paused) {
            return List.of();
        }
        return cluster.state()
                .reachableAt()
                .map(endpoint -> nodes(cluster.numberOfNodes(), endpoint))
                .orElse(List.of());
    }

    private static List<XmlNode> nodes(int compute, Endpoint endpoint) {
        if (compute == 1) {
            return List.of(node("SHARED", endpoint));
        }
        return IntStream.rangeClosed(0, compute)
                .mapToObj(i -> node(i == 0 ? "LEADER" : "COMPUTE-" + (i - 1), endpoint))
                .toList();
    }

    private static XmlNode node(String role, Endpoint endpoint) {
        return XmlNode.struct(
                "member",
                XmlNode.leaf("NodeRole", role),
                XmlNode.leaf("PrivateIPAddress", endpoint.address()),
                XmlNode.leaf("PublicIPAddress", endpoint.address()));
    }
}
