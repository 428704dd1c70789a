package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A cluster as Redshift's answers describe it. */
final class ClusterXml {

    private final Account account;

    ClusterXml(Account account) {
        this.account = account;
    }

    XmlNode describe(Cluster cluster) {
        return XmlNode.struct(
                "Cluster",
                XmlNode.leaf("ClusterIdentifier", cluster.identifier()),
                XmlNode.leaf("NodeType", cluster.nodeType()),
                XmlNode.leaf("ClusterStatus", cluster.state().status()),
                XmlNode.leaf("ClusterAvailabilityStatus", cluster.state().availability()),
                XmlNode.leaf("MasterUsername", cluster.masterUsername()),
                XmlNode.leaf("DBName", cluster.database()),
                endpoint(cluster),
                XmlNode.leaf("ClusterCreateTime", cluster.createdAt()),
                XmlNode.leaf("AutomatedSnapshotRetentionPeriod", 1),
                XmlNode.list("VpcSecurityGroups", securityGroups(cluster)),
                XmlNode.leaf("AvailabilityZone", account.region() + "a"),
                XmlNode.leaf("PreferredMaintenanceWindow", "sun:08:00-sun:08:30"),
                XmlNode.leaf("ClusterVersion", "1.0"),
                XmlNode.leaf("AllowVersionUpgrade", true),
                XmlNode.leaf("NumberOfNodes", cluster.numberOfNodes()),
                XmlNode.leaf("PubliclyAccessible", cluster.publiclyAccessible()),
                XmlNode.leaf("Encrypted", true),
                XmlNode.list("ClusterNodes", nodes(cluster)),
                XmlNode.list("Tags", tags(cluster.tags())),
                XmlNode.list("IamRoles", roles(cluster.roles())),
                XmlNode.leaf("DefaultIamRoleArn", cluster.defaultRole()),
                XmlNode.leaf("ClusterNamespaceArn", arn("namespace", cluster.identifier())),
                XmlNode.leaf("MasterPasswordSecretArn", secretArn(cluster)));
    }

    String arn(String kind, String identifier) {
        return "arn:aws:redshift:%s:%s:%s:%s".formatted(account.region(), account.id(), kind, identifier);
    }

    static List<XmlNode> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> tag(tag.getKey(), tag.getValue()))
                .toList();
    }

    static XmlNode tag(String key, String value) {
        return XmlNode.struct("Tag", XmlNode.leaf("Key", key), XmlNode.leaf("Value", value));
    }

    private String secretArn(Cluster cluster) {
        return cluster.managedSecret() == null
                ? null
                : account.state()
                        .secret(cluster.managedSecret())
                        .map(secret -> secret.arn())
                        .orElse(null);
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

    private static List<XmlNode> nodes(Cluster cluster) {
        if (cluster.numberOfNodes() == 1) {
            return List.of(node("SHARED"));
        }
        return IntStream.rangeClosed(0, cluster.numberOfNodes())
                .mapToObj(i -> node(i == 0 ? "LEADER" : "COMPUTE-" + (i - 1)))
                .toList();
    }

    private static XmlNode node(String role) {
        return XmlNode.struct("member", XmlNode.leaf("NodeRole", role));
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
