package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.SecurityGroup;
import io.landfall.redshift.controlplane.account.SecurityGroupRule;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** AuthorizeSecurityGroupIngress and RevokeSecurityGroupIngress, and the same for egress. */
final class RuleActions {

    /** Rules of one direction ("Amazon VPC quotas"). */
    private static final int MOST_RULES = 60;

    private final Account account;
    private final SecurityGroups groups;
    private final GroupXml xml;
    private final boolean egress;

    RuleActions(Account account, boolean egress) {
        this.account = account;
        this.groups = new SecurityGroups(account);
        this.xml = new GroupXml(account);
        this.egress = egress;
    }

    List<XmlNode> authorize(QueryParameters parameters) {
        List<SecurityGroupRule> asked = RuleRequest.rules(parameters, egress);
        if (asked.isEmpty()) {
            throw AwsFault.of(
                    "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.");
        }
        Map<String, String> tags = GroupRequest.tags(parameters, "security-group-rule");
        SecurityGroup addressed = groups.addressed(account.state(), parameters);
        List<SecurityGroupRule> added = asked.stream()
                .map(rule -> rule.withId(Ids.next("sgr")).withTags(tags))
                .toList();
        account.change(state -> state.with(extended(state, addressed.id(), added)));
        return List.of(
                XmlNode.leaf("return", true),
                XmlNode.list(
                        "securityGroupRuleSet",
                        added.stream().map(rule -> xml.rule(addressed, rule)).toList()));
    }

    /**
     * Rules that are not there are no error in a default VPC, they are named in the answer ("RevokeSecurityGroupIngress"); ids that are
     * not there are.
     */
    List<XmlNode> revoke(QueryParameters parameters) {
        List<SecurityGroupRule> asked = RuleRequest.rules(parameters, egress);
        List<String> ids = parameters.list("SecurityGroupRuleId");
        if (asked.isEmpty() && ids.isEmpty()) {
            throw AwsFault.of(
                    "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.");
        }
        SecurityGroup addressed = groups.addressed(account.state(), parameters);
        List<SecurityGroupRule> revoked = new ArrayList<>();
        account.change(state -> {
            SecurityGroup group = groups.require(state, addressed.id());
            requireIds(group, ids);
            revoked.clear();
            group.rules().stream()
                    .filter(rule -> rule.egress() == egress)
                    .filter(rule -> ids.contains(rule.id()) || asked.stream().anyMatch(rule::sameAs))
                    .forEach(revoked::add);
            return revoked.isEmpty() ? state : state.with(group.withRules(without(group, revoked)));
        });
        List<SecurityGroupRule> unknown = asked.stream()
                .filter(rule -> revoked.stream().noneMatch(rule::sameAs))
                .toList();
        return List.of(
                XmlNode.leaf("return", true),
                xml.permissions("unknownIpPermissionSet", unknown),
                XmlNode.list(
                        "revokedSecurityGroupRuleSet",
                        revoked.stream()
                                .map(rule -> xml.revoked(addressed, rule))
                                .toList()));
    }

    private SecurityGroup extended(AccountState state, String id, List<SecurityGroupRule> added) {
        SecurityGroup group = groups.require(state, id);
        for (SecurityGroupRule rule : added) {
            if (Peer.of(rule.peer()) == Peer.GROUP) {
                groups.require(state, rule.peer());
            }
            if (group.rules().stream().anyMatch(rule::sameAs)) {
                throw Ec2Faults.duplicateRule(rule);
            }
        }
        List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
        rules.addAll(added);
        if (rules.stream().filter(rule -> rule.egress() == egress).count() > MOST_RULES) {
            throw AwsFault.of(
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
        return group.withRules(rules);
    }

    private void requireIds(SecurityGroup group, List<String> ids) {
        for (String id : ids) {
            if (group.rules().stream()
                    .noneMatch(rule -> rule.egress() == egress && rule.id().equals(id))) {
                throw Ec2Faults.notFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", id);
            }
        }
    }

    private static List<SecurityGroupRule> without(SecurityGroup group, List<SecurityGroupRule> revoked) {
        return group.rules().stream().filter(rule -> !revoked.contains(rule)).toList();
    }
}
