package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.SubnetGroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The actions on cluster subnet groups. */
final class SubnetGroupActions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,255}");

    private final Account account;
    private final SubnetGroupXml xml;

    SubnetGroupActions(Account account) {
        this.account = account;
        this.xml = new SubnetGroupXml(account);
    }

    List<XmlNode> create(QueryParameters parameters) {
        String name = name(parameters.require("ClusterSubnetGroupName"));
        SubnetGroup group =
                new SubnetGroup(name, parameters.require("Description"), subnets(parameters), TagRules.of(parameters));
        account.change(state -> {
            if (state.subnetGroup(name).isPresent()) {
                throw AwsFault.of(
                        "ClusterSubnetGroupAlreadyExists", "Cluster subnet group " + name + " already exists.");
            }
            Quotas.requireSubnetGroup(state);
            return state.with(group);
        });
        return List.of(xml.describe(group));
    }

    /** The list of subnets is replaced. */
    List<XmlNode> modify(QueryParameters parameters) {
        String name = parameters.require("ClusterSubnetGroupName");
        List<String> subnets = subnets(parameters);
        AccountState after = account.change(state -> {
            SubnetGroup group = ClusterFaults.requireSubnetGroup(state, name);
            return state.with(group.withSubnets(subnets)
                    .withDescription(parameters.find("Description").orElse(group.description())));
        });
        return List.of(xml.describe(ClusterFaults.requireSubnetGroup(after, name)));
    }

    List<XmlNode> delete(QueryParameters parameters) {
        String name = parameters.require("ClusterSubnetGroupName");
        account.change(state -> {
            SubnetGroup group = ClusterFaults.requireSubnetGroup(state, name);
            boolean used = state.clusters().values().stream()
                    .anyMatch(cluster -> cluster.settings().subnetGroup().equals(group.name()));
            if (used) {
                throw AwsFault.of(
                        "InvalidClusterSubnetGroupStateFault", "Subnet group " + group.name() + " is in use.");
            }
            return state.withoutSubnetGroup(group.name());
        });
        return List.of();
    }

    List<XmlNode> describe(QueryParameters parameters) {
        AccountState state = account.state();
        if (parameters.find("ClusterSubnetGroupName").isPresent()) {
            SubnetGroup one = ClusterFaults.requireSubnetGroup(state, parameters.require("ClusterSubnetGroupName"));
            return List.of(XmlNode.struct("ClusterSubnetGroups", xml.describe(one)));
        }
        List<SubnetGroup> asked = state.subnetGroups().values().stream()
                .filter(group -> TagRules.asked(parameters, group.tags()))
                .toList();
        return Page.of(asked, SubnetGroup::name, parameters).xml("ClusterSubnetGroups", xml::describe);
    }

    private static List<String> subnets(QueryParameters parameters) {
        List<String> subnets = Network.requireSubnets(parameters.list("SubnetIds.SubnetIdentifier"));
        Quotas.requireSubnets(subnets.size());
        return subnets;
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase("default")) {
            throw AwsFault.invalidValue("Invalid cluster subnet group name: " + name);
        }
        return name.toLowerCase(Locale.ROOT);
    }
}
