package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;

/** A new cluster as the definition wants it: encrypted, with a password only AWS knows. */
final class ClusterCreation {

    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final String roleArn;
    private final ClusterSize size;

    ClusterCreation(WarehouseDefinition warehouse, Ownership ownership, String roleArn) {
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.roleArn = roleArn;
        this.size = ClusterSize.of(warehouse);
    }

    List<Attribute> wanted(Optional<String> securityGroup) {
        List<Attribute> wanted = new ArrayList<>(List.of(
                Attribute.of("node_type", size.type()),
                Attribute.of("number_of_nodes", size.number()),
                Attribute.of("db_name", warehouse.database()),
                Attribute.of("master_username", warehouse.adminUser()),
                Attribute.of("manage_master_password", true),
                Attribute.of("port", warehouse.port()),
                Attribute.of("encrypted", true),
                Attribute.of("publicly_accessible", warehouse.network().publiclyAccessible()),
                Attribute.of("enhanced_vpc_routing", warehouse.network().enhancedVpcRouting()),
                Attribute.of("iam_roles", roleArn),
                Attribute.of("vpc_security_group_ids", securityGroup.orElse(Attribute.KNOWN_LATER)),
                Attribute.of("automated_snapshot_retention_period", warehouse.snapshotRetentionDays())));
        subnetGroup().ifPresent(name -> wanted.add(Attribute.of("cluster_subnet_group_name", name)));
        Optional.ofNullable(warehouse.maintenanceWindow())
                .ifPresent(window -> wanted.add(Attribute.of("preferred_maintenance_window", window)));
        wanted.add(Attribute.of("endpoint", Attribute.KNOWN_LATER));
        wanted.add(Attribute.of("tags", ownership.tags()));
        return wanted;
    }

    CreateClusterRequest request(Optional<String> securityGroup) {
        return CreateClusterRequest.builder()
                .clusterIdentifier(warehouse.warehouse())
                .clusterType(size.clusterType())
                .numberOfNodes(size.number() == 1 ? null : size.number())
                .nodeType(size.type())
                .dbName(warehouse.database())
                .masterUsername(warehouse.adminUser())
                .manageMasterPassword(true)
                .port(warehouse.port())
                .encrypted(true)
                .publiclyAccessible(warehouse.network().publiclyAccessible())
                .enhancedVpcRouting(warehouse.network().enhancedVpcRouting())
                .vpcSecurityGroupIds(securityGroup.map(List::of).orElse(null))
                .clusterSubnetGroupName(subnetGroup().orElse(null))
                .iamRoles(roleArn)
                .automatedSnapshotRetentionPeriod(warehouse.snapshotRetentionDays())
                .preferredMaintenanceWindow(warehouse.maintenanceWindow())
                .tags(ClusterTags.of(ownership.tags()))
                .build();
    }

    private Optional<String> subnetGroup() {
        return warehouse.network().subnets().isEmpty() ? Optional.empty() : Optional.of(warehouse.subnetGroupName());
    }
}
