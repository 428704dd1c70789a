package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.SubnetGroup;
import io.landfall.redshift.controlplane.ec2.DefaultNetwork;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.stream.IntStream;

/** A cluster subnet group as Redshift's answers describe it. Its subnets lie in the zones of the region in turn. */
final class SubnetGroupXml {

    private static final String ZONES = "abc";

    private final Account account;

    SubnetGroupXml(Account account) {
        this.account = account;
    }

    XmlNode describe(SubnetGroup group) {
        return XmlNode.struct(
                "ClusterSubnetGroup",
                XmlNode.leaf("ClusterSubnetGroupName", group.name()),
                XmlNode.leaf("Description", group.description()),
                XmlNode.leaf("VpcId", DefaultNetwork.of(account).vpcId()),
                XmlNode.leaf("SubnetGroupStatus", "Complete"),
                XmlNode.list("Subnets", subnets(group.subnets())),
                XmlNode.list("Tags", TagXml.all(group.tags())),
                XmlNode.struct("SupportedClusterIpAddressTypes", XmlNode.leaf("item", "ipv4")));
    }

    private List<XmlNode> subnets(List<String> subnets) {
        return IntStream.range(0, subnets.size())
                .mapToObj(i -> XmlNode.struct(
                        "Subnet",
                        XmlNode.leaf("SubnetIdentifier", subnets.get(i)),
                        XmlNode.struct(
                                "SubnetAvailabilityZone",
                                XmlNode.leaf("Name", account.region() + ZONES.charAt(i % ZONES.length()))),
                        XmlNode.leaf("SubnetStatus", "Active")))
                .toList();
    }
}
