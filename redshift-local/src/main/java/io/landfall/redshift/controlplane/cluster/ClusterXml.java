package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterSettings;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.ec2.DefaultNetwork;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A cluster as Redshift's answers describe it (API reference, Cluster). */
final class ClusterXml {

    private final Account account;
    private final ResourceNames names;

    ClusterXml(Account account) {
        this.account = account;
        this.names = new ResourceNames(account);
    }

    XmlNode describe(Cluster cluster) {
        return XmlNode.list(
                "Cluster",
                Stream.of(identity(cluster), network(cluster), upkeep(cluster), access(cluster))
                        .flatMap(part -> part)
                        .toList());
    }

    private Stream<XmlNode> identity(Cluster cluster) {
        return Stream.of(
                XmlNode.leaf("ClusterIdentifier", cluster.identifier()),
                XmlNode.leaf("NodeType", cluster.nodeType()),
                XmlNode.leaf("NumberOfNodes", cluster.numberOfNodes()),
                XmlNode.list("ClusterNodes", ClusterNodes.of(cluster)),
                XmlNode.leaf(
                        "TotalStorageCapacityInMegaBytes",
                        NodeType.megabytes(cluster.nodeType(), cluster.numberOfNodes())),
                XmlNode.leaf("ClusterStatus", cluster.state().status()),
                XmlNode.leaf("ClusterAvailabilityStatus", cluster.state().availability()),
                pending(cluster.pending()),
                restore(cluster),
                XmlNode.leaf("MasterUsername", cluster.masterUsername()),
                XmlNode.leaf("DBName", cluster.database()),
                XmlNode.leaf("ClusterCreateTime", cluster.createdAt()),
                XmlNode.leaf("ClusterNamespaceArn", names.arn("namespace", namespace(cluster))),
                XmlNode.list("Tags", TagXml.all(cluster.tags())));
    }

    private Stream<XmlNode> network(Cluster cluster) {
        ClusterSettings settings = cluster.settings();
        return Stream.of(
                endpoint(cluster),
                XmlNode.leaf("ClusterSubnetGroupName", settings.subnetGroup()),
                XmlNode.leaf("VpcId", DefaultNetwork.of(account).vpcId()),
                XmlNode.leaf("AvailabilityZone", zone(settings)),
                XmlNode.leaf("AvailabilityZoneRelocationStatus", "disabled"),
                XmlNode.leaf("MultiAZ", "Disabled"),
                XmlNode.leaf("IpAddressType", "ipv4"),
                XmlNode.leaf("PubliclyAccessible", cluster.publiclyAccessible()),
                XmlNode.leaf("EnhancedVpcRouting", settings.enhancedVpcRouting()),
                XmlNode.list("ClusterSecurityGroups", List.of()),
                XmlNode.list("VpcSecurityGroups", securityGroups(cluster)));
    }

    private Stream<XmlNode> upkeep(Cluster cluster) {
        ClusterSettings settings = cluster.settings();
        return Stream.of(
                XmlNode.leaf("ClusterVersion", "1.0"),
                XmlNode.leaf("AllowVersionUpgrade", settings.allowVersionUpgrade()),
                XmlNode.leaf("MaintenanceTrackName", settings.maintenanceTrack()),
                XmlNode.leaf("PreferredMaintenanceWindow", settings.maintenanceWindow()),
                XmlNode.list("DeferredMaintenanceWindows", List.of()),
                XmlNode.list("PendingActions", List.of()),
                XmlNode.leaf("AutomatedSnapshotRetentionPeriod", settings.automatedSnapshotDays()),
                XmlNode.leaf("ManualSnapshotRetentionPeriod", settings.manualSnapshotDays()),
                XmlNode.struct(
                        "ClusterParameterGroups",
                        XmlNode.struct(
                                "ClusterParameterGroup",
                                XmlNode.leaf("ParameterGroupName", "default.redshift-2.0"),
                                XmlNode.leaf("ParameterApplyStatus", "in-sync"))));
    }

    private Stream<XmlNode> access(Cluster cluster) {
        return Stream.of(
                XmlNode.leaf("Encrypted", true),
                XmlNode.leaf("KmsKeyId", cluster.settings().kmsKeyId()),
                XmlNode.list("IamRoles", roles(cluster.roles())),
                XmlNode.leaf("DefaultIamRoleArn", cluster.defaultRole()),
                XmlNode.leaf("MasterPasswordSecretArn", secretArn(cluster)),
                XmlNode.leaf("MasterPasswordSecretKmsKeyId", cluster.settings().secretKmsKeyId()));
    }

    private String zone(ClusterSettings settings) {
        return settings.availabilityZone() == null ? account.region() + "a" : settings.availabilityZone();
    }

    /** It has an identifier of its own, which no other cluster of that name gets again. */
    private static String namespace(Cluster cluster) {
        String unique = cluster.identifier() + "@" + cluster.createdAt();
        return UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String secretArn(Cluster cluster) {
        return cluster.managedSecret() == null
                ? null
                : account.state()
                        .secret(cluster.managedSecret())
                        .map(Secret::arn)
                        .orElse(null);
    }

    /** The password is masked, as AWS does. */
    private static XmlNode pending(PendingChange change) {
        Integer nodes = change.numberOfNodes();
        return XmlNode.struct(
                "PendingModifiedValues",
                XmlNode.leaf("MasterUserPassword", change.masterPassword() == null ? null : "****"),
                XmlNode.leaf("NodeType", change.nodeType()),
                XmlNode.leaf("NumberOfNodes", nodes),
                XmlNode.leaf("ClusterType", nodes == null ? null : nodes == 1 ? "single-node" : "multi-node"),
                XmlNode.leaf("AutomatedSnapshotRetentionPeriod", change.automatedSnapshotDays()),
                XmlNode.leaf("PubliclyAccessible", change.publiclyAccessible()),
                XmlNode.leaf("EnhancedVpcRouting", change.enhancedVpcRouting()),
                XmlNode.leaf("MaintenanceTrackName", change.maintenanceTrack()));
    }

    private static XmlNode restore(Cluster cluster) {
        if (cluster.restoredFrom() == null) {
            return null;
        }
        String status = "completed";
        if (cluster.state() instanceof ClusterState.Creating) {
            status = "restoring";
        } else if (cluster.state() instanceof ClusterState.Failed) {
            status = "failed";
        }
        return XmlNode.struct("RestoreStatus", XmlNode.leaf("Status", status));
    }

    private static XmlNode endpoint(Cluster cluster) {
        return cluster.state()
                .reachableAt()
                .map(endpoint -> XmlNode.struct(
                        "Endpoint", XmlNode.leaf("Address", endpoint.address()), XmlNode.leaf("Port", endpoint.port())))
                .orElse(null);
    }

    private static List<XmlNode> securityGroups(Cluster cluster) {
        return cluster.securityGroups().stream()
                .map(id -> XmlNode.struct(
                        "VpcSecurityGroup", XmlNode.leaf("VpcSecurityGroupId", id), XmlNode.leaf("Status", "active")))
                .toList();
    }

    private static List<XmlNode> roles(List<AttachedRole> roles) {
        return roles.stream()
                .map(role -> XmlNode.struct(
                        "ClusterIamRole",
                        XmlNode.leaf("IamRoleArn", role.arn()),
                        XmlNode.leaf("ApplyStatus", role.applyStatus().word())))
                .toList();
    }
}
