package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.protocol.AwsFault;

/** What an account may have in a region unless AWS was asked for more (management guide, Quotas and limits). */
final class Quotas {

    private static final int NODES = 200;
    private static final int SNAPSHOTS = 700;
    private static final int SUBNET_GROUPS = 50;
    private static final int SUBNETS = 20;

    private Quotas() {}

    static void requireNodes(AccountState state, int more) {
        int nodes = state.clusters().values().stream()
                .mapToInt(Cluster::numberOfNodes)
                .sum();
        if (nodes + more > NODES) {
            throw AwsFault.of(
                    "NumberOfNodesQuotaExceeded",
                    "The account has %d nodes and may have %d; %d more were asked for".formatted(nodes, NODES, more));
        }
    }

    static void requireSnapshot(AccountState state) {
        require(state.snapshots().size() < SNAPSHOTS, "ClusterSnapshotQuotaExceeded", SNAPSHOTS + " manual snapshots");
    }

    static void requireSubnetGroup(AccountState state) {
        require(
                state.subnetGroups().size() < SUBNET_GROUPS,
                "ClusterSubnetGroupQuotaExceeded",
                SUBNET_GROUPS + " cluster subnet groups");
    }

    static void requireSubnets(int subnets) {
        require(subnets <= SUBNETS, "ClusterSubnetQuotaExceededFault", SUBNETS + " subnets in a subnet group");
    }

    private static void require(boolean free, String code, String what) {
        if (!free) {
            throw AwsFault.of(code, "The request would exceed the quota of " + what);
        }
    }
}
