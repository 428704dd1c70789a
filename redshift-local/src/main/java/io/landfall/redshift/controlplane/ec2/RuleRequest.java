package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.SecurityGroupRule;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules a request names by their properties: {@code IpPermissions}, or the one in {@code CidrIp} and its neighbours. */
final class RuleRequest {

    private static final Map<String, String> NAMES = Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6");
    private static final List<String> WITH_PORTS = List.of("tcp", "udp");
    private static final List<String> WITH_TYPES = List.of("icmp", "icmpv6");
    private static final int HIGHEST_PORT = 65535;
    private static final int HIGHEST_PROTOCOL = 255;

    private final boolean egress;

    private RuleRequest(boolean egress) {
        this.egress = egress;
    }

    /** @throws AwsFault when one is not valid; the rules have no id yet */
    static List<SecurityGroupRule> rules(QueryParameters parameters, boolean egress) {
        RuleRequest request = new RuleRequest(egress);
        List<SecurityGroupRule> rules = new ArrayList<>();
        parameters.structures("IpPermissions").forEach(permission -> request.read(permission, rules));
        parameters.find("CidrIp").ifPresent(cidr -> rules.add(request.rule(parameters, CidrBlock.v4(cidr), null)));
        for (int i = 0; i < rules.size(); i++) {
            SecurityGroupRule rule = rules.get(i);
            if (rules.subList(0, i).stream().anyMatch(rule::sameAs)) {
                throw AwsFault.invalidValue("The same permission must not appear multiple times");
            }
        }
        return rules;
    }

    private void read(QueryParameters permission, List<SecurityGroupRule> rules) {
        for (Peer kind : Peer.values()) {
            for (QueryParameters member : permission.structures(kind.requestList())) {
                String peer = member.require(kind.requestMember());
                String checked =
                        switch (kind) {
                            case CIDR_V4 -> CidrBlock.v4(peer);
                            case CIDR_V6 -> CidrBlock.v6(peer);
                            case GROUP, PREFIX_LIST -> peer;
                        };
                rules.add(rule(permission, checked, member.find("Description").orElse(null)));
            }
        }
    }

    private SecurityGroupRule rule(QueryParameters permission, String peer, String description) {
        if (description != null) {
            GroupRequest.checkDescription(description);
        }
        String protocol = protocol(permission.require("IpProtocol"));
        Integer from = permission.number("FromPort").orElse(null);
        Integer to = permission.number("ToPort").orElse(null);
        if (WITH_PORTS.contains(protocol)) {
            checkPorts(protocol, from, to);
        } else if (!WITH_TYPES.contains(protocol)) {
            from = null;
            to = null;
        }
        return new SecurityGroupRule(null, egress, protocol, from, to, peer, description, Map.of());
    }

    private static String protocol(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        String name = lower.equals("all") ? SecurityGroups.ALL : NAMES.getOrDefault(lower, lower);
        boolean number = name.matches("\\d{1,3}") && Integer.parseInt(name) <= HIGHEST_PROTOCOL;
        if (!number && !name.equals(SecurityGroups.ALL) && !NAMES.containsValue(name)) {
            throw AwsFault.invalidValue("Invalid value '" + given + "' for IP protocol. Unknown protocol.");
        }
        return name;
    }

    private static void checkPorts(String protocol, Integer from, Integer to) {
        if (from == null || to == null) {
            throw AwsFault.invalidValue(
                    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
        }
        if (from < 0 || from > HIGHEST_PORT || to < 0 || to > HIGHEST_PORT) {
            int wrong = from < 0 || from > HIGHEST_PORT ? from : to;
            throw AwsFault.invalidValue(
                    "Invalid value '" + wrong + "' for portRange. Ports must be between 0 and " + HIGHEST_PORT + ".");
        }
        if (from > to) {
            throw AwsFault.invalidValue(
                    "Invalid " + protocol.toUpperCase(Locale.ROOT) + " port range: " + from + " is above " + to);
        }
    }
}
