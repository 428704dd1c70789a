package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One rule of a security group.
 *
 * @param egress whether it is about what goes out
 * @param protocol tcp, udp, icmp, icmpv6, a number, or -1 for all
 * @param fromPort null for all protocols
 * @param toPort null for all protocols
 * @param peer a CIDR block of IPv4 or IPv6, the id of a security group ({@code sg-}) or of a prefix list ({@code pl-})
 * @param description or null
 */
@RecordBuilder
public record SecurityGroupRule(
        String id,
        boolean egress,
        String protocol,
        Integer fromPort,
        Integer toPort,
        String peer,
        String description,
        Map<String, String> tags)
        implements SecurityGroupRuleBuilder.With {

    public SecurityGroupRule {
        tags = Map.copyOf(new TreeMap<>(tags));
    }

    /** Whether both let the same through; descriptions, tags and ids do not count. */
    public boolean sameAs(SecurityGroupRule other) {
        return egress == other.egress
                && protocol.equals(other.protocol)
                && Objects.equals(fromPort, other.fromPort)
                && Objects.equals(toPort, other.toPort)
                && peer.equals(other.peer);
    }
}
