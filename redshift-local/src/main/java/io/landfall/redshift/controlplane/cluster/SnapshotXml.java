package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.ec2.DefaultNetwork;
import io.landfall.redshift.controlplane.protocol.XmlNode;

/** A snapshot as Redshift's answers describe it (API reference, Snapshot). */
final class SnapshotXml {

    private final Account account;
    private final ResourceNames names;

    SnapshotXml(Account account) {
        this.account = account;
        this.names = new ResourceNames(account);
    }

    XmlNode describe(Snapshot snapshot) {
        return described(snapshot, snapshot.progress().word());
    }

    /** The answer to its deletion. */
    XmlNode deleted(Snapshot snapshot) {
        return described(snapshot, "deleted");
    }

    private XmlNode described(Snapshot snapshot, String status) {
        Cluster source = snapshot.source();
        return XmlNode.struct(
                "Snapshot",
                XmlNode.leaf("SnapshotIdentifier", snapshot.identifier()),
                XmlNode.leaf("SnapshotArn", names.of(snapshot)),
                XmlNode.leaf("ClusterIdentifier", source.identifier()),
                XmlNode.leaf("SnapshotCreateTime", snapshot.createdAt()),
                XmlNode.leaf("Status", status),
                XmlNode.leaf("SnapshotType", "manual"),
                XmlNode.leaf("Port", source.port()),
                XmlNode.leaf("ClusterCreateTime", source.createdAt()),
                XmlNode.leaf("MasterUsername", source.masterUsername()),
                XmlNode.leaf("ClusterVersion", "1.0"),
                XmlNode.leaf("NodeType", source.nodeType()),
                XmlNode.leaf("NumberOfNodes", source.numberOfNodes()),
                XmlNode.leaf("DBName", source.database()),
                XmlNode.leaf("VpcId", DefaultNetwork.of(account).vpcId()),
                XmlNode.leaf("Encrypted", true),
                XmlNode.leaf("KmsKeyId", source.settings().kmsKeyId()),
                XmlNode.leaf("OwnerAccount", account.id()),
                XmlNode.leaf("EnhancedVpcRouting", source.settings().enhancedVpcRouting()),
                XmlNode.leaf("MaintenanceTrackName", source.settings().maintenanceTrack()),
                XmlNode.leaf("ManualSnapshotRetentionPeriod", snapshot.retentionDays()),
                XmlNode.list(
                        "RestorableNodeTypes",
                        NodeType.words().stream()
                                .map(word -> XmlNode.leaf("NodeType", word))
                                .toList()),
                XmlNode.list("Tags", TagXml.all(snapshot.tags())));
    }
}
