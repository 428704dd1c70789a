package io.landfall.provisioner.resource.network;

import io.landfall.project.CidrBlock;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/**
 * One source that one protocol's ports are open to. EC2 answers several of them in one permission.
 *
 * @param source as EC2 writes it: a block of addresses, a prefix list or another group
 * @param permission the same, alone, as EC2 takes it
 */
record IngressRule(String protocol, Integer fromPort, Integer toPort, String source, IpPermission permission) {

    private static final String TCP = "tcp";
    private static final String EVERY_PROTOCOL = "-1";

    static IngressRule tcp(int port, CidrBlock block) {
        IpPermission.Builder permission =
                IpPermission.builder().ipProtocol(TCP).fromPort(port).toPort(port);
        String source = block.toString();
        return of(
                block.isIpv6()
                        ? permission.ipv6Ranges(r -> r.cidrIpv6(source)).build()
                        : permission.ipRanges(r -> r.cidrIp(source)).build(),
                source);
    }

    static List<IngressRule> in(IpPermission found) {
        IpPermission.Builder bare = IpPermission.builder()
                .ipProtocol(found.ipProtocol())
                .fromPort(found.fromPort())
                .toPort(found.toPort());
        return Stream.of(
                        found.ipRanges().stream()
                                .map(r -> of(bare.copy().ipRanges(r).build(), r.cidrIp())),
                        found.ipv6Ranges().stream()
                                .map(r -> of(bare.copy().ipv6Ranges(r).build(), r.cidrIpv6())),
                        found.prefixListIds().stream()
                                .map(p -> of(bare.copy().prefixListIds(p).build(), p.prefixListId())),
                        found.userIdGroupPairs().stream()
                                .map(g -> of(bare.copy().userIdGroupPairs(g).build(), g.groupId())))
                .flatMap(rules -> rules)
                .toList();
    }

    private static IngressRule of(IpPermission alone, String source) {
        String canonical = source == null
                ? "unknown"
                : CidrBlock.parse(source).map(CidrBlock::toString).orElse(source);
        return new IngressRule(alone.ipProtocol(), alone.fromPort(), alone.toPort(), canonical, alone);
    }

    /** Whether both open the same to the same; a description is no difference. */
    boolean opensSameAs(IngressRule other) {
        return toString().equals(other.toString());
    }

    @Override
    public String toString() {
        if (EVERY_PROTOCOL.equals(protocol)) {
            return "everything from " + source;
        }
        String ports = fromPort == null || fromPort.equals(toPort) ? String.valueOf(fromPort) : fromPort + "-" + toPort;
        return protocol + ' ' + ports + " from " + source;
    }
}
