package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.ec2.DefaultNetwork.Subnet;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** DescribeVpcs, DescribeSubnets and DescribeAvailabilityZones. */
final class NetworkActions {

    private static final String ITEM = "item";
    private static final int FREE_ADDRESSES = 4091;

    private final Account account;
    private final DefaultNetwork network;
    private final Filters<String> vpcFilters;
    private final Filters<Subnet> subnetFilters;
    private final Filters<Subnet> zoneFilters;

    NetworkActions(Account account) {
        this.account = account;
        this.network = DefaultNetwork.of(account);
        this.vpcFilters = new Filters<String>(any -> Map.of())
                .one("vpc-id", id -> id)
                .one("is-default", any -> "true")
                .one("isDefault", any -> "true")
                .one("cidr", any -> DefaultNetwork.CIDR)
                .one("owner-id", any -> account.id())
                .one("state", any -> "available");
        this.subnetFilters = new Filters<Subnet>(any -> Map.of())
                .one("subnet-id", Subnet::id)
                .one("vpc-id", any -> network.vpcId())
                .one("availability-zone", Subnet::zone)
                .one("availabilityZone", Subnet::zone)
                .one("availability-zone-id", Subnet::zoneId)
                .one("cidr-block", Subnet::cidr)
                .one("default-for-az", any -> "true")
                .one("defaultForAz", any -> "true")
                .one("map-public-ip-on-launch", any -> "true")
                .one("state", any -> "available");
        this.zoneFilters = new Filters<Subnet>(any -> Map.of())
                .one("zone-name", Subnet::zone)
                .one("zone-id", Subnet::zoneId)
                .one("region-name", any -> account.region())
                .one("opt-in-status", any -> "opt-in-not-required")
                .one("zone-type", any -> "availability-zone")
                .one("state", any -> "available");
    }

    List<XmlNode> vpcs(QueryParameters parameters) {
        List<String> asked =
                asked(parameters.list("VpcId"), List.of(network.vpcId()), id -> id, "InvalidVpcID.NotFound", "vpc ID");
        return Page.of(parameters, vpcFilters.matching(parameters, asked), id -> id)
                .answer("vpcSet", this::vpc);
    }

    List<XmlNode> subnets(QueryParameters parameters) {
        List<Subnet> sorted = network.subnets().stream()
                .sorted(Comparator.comparing(Subnet::id))
                .toList();
        List<Subnet> asked =
                asked(parameters.list("SubnetId"), sorted, Subnet::id, "InvalidSubnetID.NotFound", "subnet ID");
        return Page.of(parameters, subnetFilters.matching(parameters, asked), Subnet::id)
                .answer("subnetSet", this::subnet);
    }

    List<XmlNode> zones(QueryParameters parameters) {
        List<String> names = parameters.list("ZoneName");
        for (String name : names) {
            if (network.subnets().stream().noneMatch(subnet -> subnet.zone().equals(name))) {
                throw AwsFault.invalidValue("Invalid availability zone: [" + name + "]");
            }
        }
        List<Subnet> asked = network.subnets().stream()
                .filter(subnet -> names.isEmpty() || names.contains(subnet.zone()))
                .toList();
        List<XmlNode> zones =
                zoneFilters.matching(parameters, asked).stream().map(this::zone).toList();
        return List.of(XmlNode.list("availabilityZoneInfo", zones));
    }

    private static <T> List<T> asked(List<String> ids, List<T> all, Function<T, String> id, String code, String what) {
        for (String asked : ids) {
            if (all.stream().noneMatch(thing -> id.apply(thing).equals(asked))) {
                throw Ec2Faults.notFound(code, what, asked);
            }
        }
        return all.stream()
                .filter(thing -> ids.isEmpty() || ids.contains(id.apply(thing)))
                .toList();
    }

    private XmlNode vpc(String id) {
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("vpcId", id),
                XmlNode.leaf("ownerId", account.id()),
                XmlNode.leaf("state", "available"),
                XmlNode.leaf("cidrBlock", DefaultNetwork.CIDR),
                XmlNode.leaf("instanceTenancy", "default"),
                XmlNode.leaf("isDefault", true));
    }

    private XmlNode subnet(Subnet subnet) {
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("subnetId", subnet.id()),
                XmlNode.leaf("subnetArn", new GroupXml(account).arn("subnet", subnet.id())),
                XmlNode.leaf("state", "available"),
                XmlNode.leaf("ownerId", account.id()),
                XmlNode.leaf("vpcId", network.vpcId()),
                XmlNode.leaf("cidrBlock", subnet.cidr()),
                XmlNode.leaf("availableIpAddressCount", FREE_ADDRESSES),
                XmlNode.leaf("availabilityZone", subnet.zone()),
                XmlNode.leaf("availabilityZoneId", subnet.zoneId()),
                XmlNode.leaf("defaultForAz", true),
                XmlNode.leaf("mapPublicIpOnLaunch", true));
    }

    private XmlNode zone(Subnet subnet) {
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("zoneName", subnet.zone()),
                XmlNode.leaf("zoneId", subnet.zoneId()),
                XmlNode.leaf("zoneState", "available"),
                XmlNode.leaf("zoneType", "availability-zone"),
                XmlNode.leaf("optInStatus", "opt-in-not-required"),
                XmlNode.leaf("regionName", account.region()),
                XmlNode.leaf("groupName", account.region()),
                XmlNode.leaf("networkBorderGroup", account.region()));
    }
}
