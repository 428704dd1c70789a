package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.SecurityGroup;
import io.landfall.redshift.controlplane.account.SecurityGroupRule;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Security groups, their permissions and their rules as EC2 answers them. */
final class GroupXml {

    private static final String ITEM = "item";

    private final Account account;
    private final DefaultNetwork network;

    GroupXml(Account account) {
        this.account = account;
        this.network = DefaultNetwork.of(account);
    }

    String arn(String type, String id) {
        return "arn:aws:ec2:%s:%s:%s/%s".formatted(account.region(), account.id(), type, id);
    }

    XmlNode group(SecurityGroup group) {
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("ownerId", account.id()),
                XmlNode.leaf("groupId", group.id()),
                XmlNode.leaf("groupName", group.name()),
                XmlNode.leaf("groupDescription", group.description()),
                XmlNode.leaf("vpcId", network.vpcId()),
                XmlNode.leaf("securityGroupArn", arn("security-group", group.id())),
                permissions("ipPermissions", group, rule -> !rule.egress()),
                permissions("ipPermissionsEgress", group, SecurityGroupRule::egress),
                tags(group.tags()));
    }

    XmlNode rule(SecurityGroup group, SecurityGroupRule rule) {
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("securityGroupRuleId", rule.id()),
                XmlNode.leaf("groupId", group.id()),
                XmlNode.leaf("groupOwnerId", account.id()),
                XmlNode.leaf("isEgress", rule.egress()),
                XmlNode.leaf("ipProtocol", rule.protocol()),
                XmlNode.leaf("fromPort", rule.fromPort() == null ? Integer.valueOf(-1) : rule.fromPort()),
                XmlNode.leaf("toPort", rule.toPort() == null ? Integer.valueOf(-1) : rule.toPort()),
                peer(rule),
                XmlNode.leaf("description", rule.description()),
                XmlNode.leaf("securityGroupRuleArn", arn("security-group-rule", rule.id())),
                tags(rule.tags()));
    }

    /** A rule that is no more: a {@code RevokedSecurityGroupRule}. */
    XmlNode revoked(SecurityGroup group, SecurityGroupRule rule) {
        Peer kind = Peer.of(rule.peer());
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("securityGroupRuleId", rule.id()),
                XmlNode.leaf("groupId", group.id()),
                XmlNode.leaf("isEgress", rule.egress()),
                XmlNode.leaf("ipProtocol", rule.protocol()),
                XmlNode.leaf("fromPort", rule.fromPort()),
                XmlNode.leaf("toPort", rule.toPort()),
                XmlNode.leaf(kind == Peer.GROUP ? "referencedGroupId" : kind.inRules(), rule.peer()),
                XmlNode.leaf("description", rule.description()));
    }

    /** Rules as {@code IpPermission}s, which gather the peers of one protocol and port range. */
    XmlNode permissions(String name, List<SecurityGroupRule> rules) {
        Map<List<Object>, List<SecurityGroupRule>> gathered = rules.stream()
                .collect(Collectors.groupingBy(
                        rule -> List.of(
                                rule.protocol(),
                                Objects.requireNonNullElse(rule.fromPort(), "") + "-"
                                        + Objects.requireNonNullElse(rule.toPort(), "")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return XmlNode.list(
                name, gathered.values().stream().map(this::permission).toList());
    }

    static XmlNode tags(Map<String, String> tags) {
        return XmlNode.list(
                "tagSet",
                new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(tag -> XmlNode.struct(
                                        ITEM, XmlNode.leaf("key", tag.getKey()), XmlNode.leaf("value", tag.getValue())))
                                .toList());
    }

    private XmlNode permissions(String name, SecurityGroup group, Predicate<SecurityGroupRule> which) {
        return permissions(name, group.rules().stream().filter(which).toList());
    }

    private XmlNode permission(List<SecurityGroupRule> rules) {
        SecurityGroupRule first = rules.get(0);
        return XmlNode.struct(
                ITEM,
                XmlNode.leaf("ipProtocol", first.protocol()),
                XmlNode.leaf("fromPort", first.fromPort()),
                XmlNode.leaf("toPort", first.toPort()),
                peers("groups", rules, Peer.GROUP),
                peers("ipRanges", rules, Peer.CIDR_V4),
                peers("ipv6Ranges", rules, Peer.CIDR_V6),
                peers("prefixListIds", rules, Peer.PREFIX_LIST));
    }

    private XmlNode peers(String name, List<SecurityGroupRule> rules, Peer kind) {
        return XmlNode.list(
                name,
                rules.stream()
                        .filter(rule -> Peer.of(rule.peer()) == kind)
                        .map(rule -> XmlNode.struct(
                                ITEM,
                                kind == Peer.GROUP ? XmlNode.leaf("userId", account.id()) : null,
                                XmlNode.leaf(kind.inPermissions(), rule.peer()),
                                XmlNode.leaf("description", rule.description())))
                        .toList());
    }

    private XmlNode peer(SecurityGroupRule rule) {
        Peer kind = Peer.of(rule.peer());
        return kind == Peer.GROUP
                ? XmlNode.struct(
                        kind.inRules(), XmlNode.leaf("groupId", rule.peer()), XmlNode.leaf("userId", account.id()))
                : XmlNode.leaf(kind.inRules(), rule.peer());
    }
}
