package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;

/** DescribeInternetGateways and DescribeRouteTables: what makes the default subnets public. */
final class RouteActions {

    private static final String ITEM = "item";

    private final Account account;
    private final DefaultNetwork network;
    private final Filters<String> gatewayFilters;
    private final Filters<String> tableFilters;

    RouteActions(Account account) {
        this.account = account;
        this.network = DefaultNetwork.of(account);
        this.gatewayFilters = new Filters<String>(any -> Map.of())
                .one("internet-gateway-id", id -> id)
                .one("attachment.vpc-id", any -> network.vpcId())
                .one("attachment.state", any -> "available");
        this.tableFilters = new Filters<String>(any -> Map.of())
                .one("route-table-id", id -> id)
                .one("vpc-id", any -> network.vpcId())
                .one("association.main", any -> "true")
                .any("association.subnet-id", any -> List.of());
    }

    List<XmlNode> gateways(QueryParameters parameters) {
        return Page.of(parameters, gatewayFilters.matching(parameters, List.of(network.internetGatewayId())), id -> id)
                .answer("internetGatewaySet", this::gateway);
    }

    List<XmlNode> tables(QueryParameters parameters) {
        return Page.of(parameters, tableFilters.matching(parameters, List.of(network.mainRouteTableId())), id -> id)
                .answer("routeTableSet", this::table);
    }

    private XmlNode gateway(String id) {
        XmlNode attachment =
                XmlNode.struct(ITEM, XmlNode.leaf("vpcId", network.vpcId()), XmlNode.leaf("state", "available"));
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("internetGatewayId", id),
                XmlNode.leaf("ownerId", account.id()),
                XmlNode.struct("attachmentSet", attachment));
    }

    private XmlNode table(String id) {
        XmlNode association = XmlNode.struct(
                ITEM,
                XmlNode.leaf("routeTableAssociationId", network.id("rtbassoc", "")),
                XmlNode.leaf("routeTableId", id),
                XmlNode.leaf("main", true));
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("routeTableId", id),
                XmlNode.leaf("vpcId", network.vpcId()),
                XmlNode.leaf("ownerId", account.id()),
                XmlNode.struct("associationSet", association),
                XmlNode.struct(
                        "routeSet",
                        route(DefaultNetwork.CIDR, "local"),
                        route("0.0.0.0/0", network.internetGatewayId())));
    }

    private static XmlNode route(String destination, String gateway) {
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("destinationCidrBlock", destination),
                XmlNode.leaf("gatewayId", gateway),
                XmlNode.leaf("state", "active"));
    }
}
