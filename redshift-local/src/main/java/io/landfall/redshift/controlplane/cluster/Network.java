package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;
import java.util.regex.Pattern;

/** What clusters see of the account's default VPC. Identifiers are taken for what they look like. */
final class Network {

    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-f]{8,17}");

    private Network() {}

    static List<String> requireSubnets(List<String> subnets) {
        if (subnets.isEmpty()) {
            throw AwsFault.of("MissingParameter", "The request must contain the parameter SubnetIds");
        }
        for (String subnet : subnets) {
            if (!SUBNET.matcher(subnet).matches()) {
                throw AwsFault.of("InvalidSubnet", "Some input subnets in :[" + subnet + "] are invalid.");
            }
        }
        return subnets;
    }

    static List<String> requireSecurityGroups(List<String> groups) {
        for (String group : groups) {
            if (!SECURITY_GROUP.matcher(group).matches()) {
                throw AwsFault.invalidValue("The security group '" + group + "' does not exist");
            }
        }
        return groups;
    }
}
