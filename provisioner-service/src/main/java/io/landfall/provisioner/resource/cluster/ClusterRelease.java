package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.Removal.Removing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;

/**
 * Leaves an adopted cluster as it was: without our role, our security group and, last, our tags. A paused one is resumed for that,
 * because a paused cluster takes no changes and what is attached to it cannot be deleted.
 */
final class ClusterRelease {

    private final RedshiftClient redshift;
    private final String clusterArn;
    private final String roleArn;
    private final Supplier<Optional<String>> securityGroup;

    ClusterRelease(
            RedshiftClient redshift, String clusterArn, String roleArn, Supplier<Optional<String>> securityGroup) {
        this.redshift = redshift;
        this.clusterArn = clusterArn;
        this.roleArn = roleArn;
        this.securityGroup = securityGroup;
    }

    /** One call at a time. */
    Removal release(Cluster cluster) {
        String id = cluster.clusterIdentifier();
        if (ClusterStates.PAUSED.equals(cluster.clusterStatus())) {
            redshift.resumeCluster(r -> r.clusterIdentifier(id));
            return new Removing("resuming");
        }
        if (!ClusterStates.isUsable(cluster)) {
            return new Removing(cluster.clusterStatus());
        }
        Optional<String> role = AttachedRole.in(cluster, roleArn);
        if (role.isPresent()) {
            if (AttachedRole.isInSync(cluster, roleArn)) {
                redshift.modifyClusterIamRoles(r -> r.clusterIdentifier(id).removeIamRoles(roleArn));
            }
            return new Removing("releasing its role");
        }
        List<String> groups = groupsOfOthers(cluster);
        if (!groups.isEmpty() && groups.size() < cluster.vpcSecurityGroups().size()) {
            redshift.modifyCluster(r -> r.clusterIdentifier(id).vpcSecurityGroupIds(groups));
            return new Removing("releasing its security group");
        }
        redshift.deleteTags(r -> r.resourceName(clusterArn).tagKeys(Ownership.MARKS));
        return new Removal.Kept("it was adopted, and is released");
    }

    private List<String> groupsOfOthers(Cluster cluster) {
        Optional<String> ours = securityGroup.get();
        return cluster.vpcSecurityGroups().stream()
                .map(group -> group.vpcSecurityGroupId())
                .filter(group -> ours.filter(group::equals).isEmpty())
                .toList();
    }
}
