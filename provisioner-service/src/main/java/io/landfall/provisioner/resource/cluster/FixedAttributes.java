package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.model.Cluster;

/** What of a cluster is decided when it is created (API reference: ModifyCluster has none of it). */
final class FixedAttributes {

    private static final String DEFAULT_SUBNET_GROUP = "default";

    private final WarehouseDefinition warehouse;

    FixedAttributes(WarehouseDefinition warehouse) {
        this.warehouse = warehouse;
    }

    /** Why the cluster cannot become what the definition wants, and what to do; empty if it can. */
    Optional<String> refusal(Cluster cluster) {
        return Stream.of(
                        differing("database", cluster.dbName(), warehouse.database()),
                        differing("admin_user", cluster.masterUsername(), warehouse.adminUser()),
                        differing(
                                "network.vpc",
                                cluster.vpcId(),
                                warehouse.network().vpc()),
                        subnetGroup(cluster.clusterSubnetGroupName()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(what ->
                        "redshift cluster %s: %s, which AWS cannot change; undo that in warehouse.yaml, or tear the warehouse down and provision it anew"
                                .formatted(cluster.clusterIdentifier(), what));
    }

    /** Without named subnets the group of an adopted cluster is as good as the default one; ours was made for named ones. */
    private Optional<String> subnetGroup(String found) {
        String ours = warehouse.subnetGroupName();
        boolean named = !warehouse.network().subnets().isEmpty();
        if (named) {
            return differing("network.subnets: cluster_subnet_group_name", found, ours);
        }
        return ours.equals(found)
                ? differing("network.subnets: cluster_subnet_group_name", found, DEFAULT_SUBNET_GROUP)
                : Optional.empty();
    }

    private static Optional<String> differing(String attribute, String found, String wanted) {
        return found == null || wanted == null || found.equals(wanted)
                ? Optional.empty()
                : Optional.of("%s is %s and is to be %s".formatted(attribute, found, wanted));
    }
}
