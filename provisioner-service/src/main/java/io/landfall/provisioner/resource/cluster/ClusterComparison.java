package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ModifyClusterRequest;

/** Compares a cluster with the definition. What AWS, or whatever stands in for it, does not report is not compared. */
final class ClusterComparison {

    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final String clusterArn;
    private final String roleArn;
    private final Supplier<Optional<String>> securityGroup;

    ClusterComparison(
            WarehouseDefinition warehouse,
            Ownership ownership,
            String clusterArn,
            String roleArn,
            Supplier<Optional<String>> securityGroup) {
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.clusterArn = clusterArn;
        this.roleArn = roleArn;
        this.securityGroup = securityGroup;
    }

    /** In the order in which they are made: what is quick and what protects before what takes the cluster away for hours. */
    List<ClusterChange> of(Cluster cluster) {
        return Stream.of(
                        tags(cluster),
                        role(cluster),
                        password(cluster),
                        encryption(cluster),
                        securityGroups(cluster),
                        snapshotRetention(cluster),
                        maintenanceWindow(cluster),
                        vpcRouting(cluster),
                        publicAccess(cluster),
                        port(cluster),
                        ClusterSize.of(warehouse).change(cluster))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * While it is paused: its nodes, its endpoint and what is at work on its roles and password are not reported as they are
     * (hashicorp/terraform-provider-aws#20944 saw a plan to make a paused multi-node cluster a single-node one).
     */
    List<Difference> whilePaused(Cluster cluster) {
        return Stream.of(
                        tags(cluster),
                        securityGroups(cluster),
                        snapshotRetention(cluster),
                        maintenanceWindow(cluster),
                        vpcRouting(cluster),
                        publicAccess(cluster))
                .flatMap(Optional::stream)
                .flatMap(change -> change.differences().stream())
                .toList();
    }

    private Optional<ClusterChange> tags(Cluster cluster) {
        var found = ClusterTags.of(cluster);
        return ownership.differences(found).stream()
                .findFirst()
                .map(difference -> ClusterChange.of(
                        difference,
                        redshift -> redshift.createTags(
                                r -> r.resourceName(clusterArn).tags(ClusterTags.of(ownership.tagsToSet(found))))));
    }

    /** Only ours; the roles of others stay. */
    private Optional<ClusterChange> role(Cluster cluster) {
        return AttachedRole.in(cluster, roleArn).isPresent()
                ? Optional.empty()
                : Optional.of(ClusterChange.of(
                        Difference.of("iam_roles", "not attached", roleArn),
                        redshift -> redshift.modifyClusterIamRoles(
                                r -> r.clusterIdentifier(id()).addIamRoles(roleArn))));
    }

    private Optional<ClusterChange> password(Cluster cluster) {
        return cluster.masterPasswordSecretArn() != null
                ? Optional.empty()
                : Optional.of(modify(
                        Difference.of("manage_master_password", false, true)
                                .because("Secrets Manager keeps the password from now on; the old one ends"),
                        r -> r.manageMasterPassword(true)));
    }

    private Optional<ClusterChange> encryption(Cluster cluster) {
        return differing("encrypted", cluster.encrypted(), true)
                .map(difference -> modify(
                        difference.because("its data is moved, which takes hours; it stays available"),
                        r -> r.encrypted(true)));
    }

    private Optional<ClusterChange> securityGroups(Cluster cluster) {
        List<String> found = cluster.vpcSecurityGroups().stream()
                .map(group -> group.vpcSecurityGroupId())
                .sorted()
                .toList();
        Optional<String> ours = securityGroup.get();
        List<String> wanted = ours.map(List::of).orElse(List.of());
        boolean wasThere = !ownership.isOurs(ClusterTags.of(cluster)) || ownership.isAdopted(ClusterTags.of(cluster));
        if (ours.isEmpty() || found.equals(wanted) || wasThere && found.containsAll(wanted)) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(wasThere ? found : List.of());
        all.addAll(wanted);
        return Optional.of(
                modify(Difference.of("vpc_security_group_ids", found, all), r -> r.vpcSecurityGroupIds(all)));
    }

    private Optional<ClusterChange> snapshotRetention(Cluster cluster) {
        int wanted = warehouse.snapshotRetentionDays();
        return differing("automated_snapshot_retention_period", cluster.automatedSnapshotRetentionPeriod(), wanted)
                .map(difference -> modify(difference, r -> r.automatedSnapshotRetentionPeriod(wanted)));
    }

    /** One that AWS chose is left. */
    private Optional<ClusterChange> maintenanceWindow(Cluster cluster) {
        String wanted = warehouse.maintenanceWindow();
        return wanted == null
                ? Optional.empty()
                : differing("preferred_maintenance_window", lowerCase(cluster.preferredMaintenanceWindow()), wanted)
                        .map(difference -> modify(difference, r -> r.preferredMaintenanceWindow(wanted)));
    }

    private Optional<ClusterChange> vpcRouting(Cluster cluster) {
        boolean wanted = warehouse.network().enhancedVpcRouting();
        return differing("enhanced_vpc_routing", cluster.enhancedVpcRouting(), wanted)
                .map(difference ->
                        modify(difference.because("the cluster restarts"), r -> r.enhancedVpcRouting(wanted)));
    }

    private Optional<ClusterChange> publicAccess(Cluster cluster) {
        boolean wanted = warehouse.network().publiclyAccessible();
        return differing("publicly_accessible", cluster.publiclyAccessible(), wanted)
                .map(difference -> modify(difference, r -> r.publiclyAccessible(wanted)));
    }

    private Optional<ClusterChange> port(Cluster cluster) {
        Integer found = cluster.endpoint() == null ? null : cluster.endpoint().port();
        if (found == null || !Ports.isOfCluster(found)) {
            return Optional.empty();
        }
        return differing("port", found, warehouse.port())
                .map(difference -> modify(
                        difference.because("the cluster restarts; who connects has to be told"),
                        r -> r.port(warehouse.port())));
    }

    private ClusterChange modify(Difference difference, Consumer<ModifyClusterRequest.Builder> change) {
        return ClusterChange.of(
                difference, redshift -> redshift.modifyCluster(r -> change.accept(r.clusterIdentifier(id()))));
    }

    private String id() {
        return warehouse.warehouse();
    }

    private static Optional<Difference> differing(String attribute, Object found, Object wanted) {
        return found == null || found.equals(wanted)
                ? Optional.empty()
                : Optional.of(Difference.of(attribute, found, wanted));
    }

    private static String lowerCase(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
