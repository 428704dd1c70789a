package io.landfall.redshift.controlplane.ec2;

/** What the other side of a rule is, with the names EC2 has for it. */
enum Peer {
    CIDR_V4("IpRanges", "cidrIp", "cidrIpv4"),
    CIDR_V6("Ipv6Ranges", "cidrIpv6", "cidrIpv6"),
    GROUP("Groups", "groupId", "referencedGroupInfo"),
    PREFIX_LIST("PrefixListIds", "prefixListId", "prefixListId");

    private final String requestList;
    private final String inPermissions;
    private final String inRules;

    Peer(String requestList, String inPermissions, String inRules) {
        this.requestList = requestList;
        this.inPermissions = inPermissions;
        this.inRules = inRules;
    }

    static Peer of(String peer) {
        if (peer.startsWith("sg-")) {
            return GROUP;
        } else if (peer.startsWith("pl-")) {
            return PREFIX_LIST;
        }
        return peer.contains(":") ? CIDR_V6 : CIDR_V4;
    }

    /** The list inside {@code IpPermissions} of a request. */
    String requestList() {
        return requestList;
    }

    /** The member of that list, in answers; requests begin it with a capital. */
    String inPermissions() {
        return inPermissions;
    }

    String requestMember() {
        return Character.toUpperCase(inPermissions.charAt(0)) + inPermissions.substring(1);
    }

    /** The member of {@code SecurityGroupRule}. */
    String inRules() {
        return inRules;
    }
}
