package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.SecurityGroup;
import io.landfall.redshift.controlplane.account.SecurityGroupRule;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** DescribeSecurityGroupRules and UpdateSecurityGroupRuleDescriptionsIngress. */
final class RuleQueries {

    private final Account account;
    private final SecurityGroups groups;
    private final GroupXml xml;
    private final Filters<Found> filters = new Filters<Found>(
                    found -> found.rule().tags())
            .one("group-id", found -> found.group().id())
            .one("security-group-rule-id", found -> found.rule().id());

    RuleQueries(Account account) {
        this.account = account;
        this.groups = new SecurityGroups(account);
        this.xml = new GroupXml(account);
    }

    private record Found(SecurityGroup group, SecurityGroupRule rule) {}

    List<XmlNode> describe(QueryParameters parameters) {
        List<Found> all = groups.in(account.state()).stream()
                .flatMap(group -> group.rules().stream().map(rule -> new Found(group, rule)))
                .sorted(Comparator.comparing(found -> found.rule().id()))
                .toList();
        List<String> ids = parameters.list("SecurityGroupRuleId");
        ids.forEach(id ->
                requireKnown(all.stream().anyMatch(found -> found.rule().id().equals(id)), id));
        List<Found> asked = ids.isEmpty()
                ? all
                : all.stream().filter(found -> ids.contains(found.rule().id())).toList();
        return Page.of(parameters, filters.matching(parameters, asked), found -> found.rule()
                        .id())
                .answer("securityGroupRuleSet", found -> xml.rule(found.group(), found.rule()));
    }

    List<XmlNode> describeAnew(QueryParameters parameters) {
        List<SecurityGroupRule> byProperties = RuleRequest.rules(parameters, false);
        List<QueryParameters> byId = parameters.structures("SecurityGroupRuleDescription");
        if (byProperties.isEmpty() && byId.isEmpty()) {
            throw AwsFault.of(
                    "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleDescriptions' is needed.");
        }
        SecurityGroup addressed = groups.addressed(account.state(), parameters);
        account.change(state -> {
            List<SecurityGroupRule> rules =
                    new ArrayList<>(groups.require(state, addressed.id()).rules());
            byProperties.forEach(asked -> describe(rules, asked));
            byId.forEach(asked -> describe(rules, asked));
            return state.with(groups.require(state, addressed.id()).withRules(rules));
        });
        return List.of(XmlNode.leaf("return", true));
    }

    private static void describe(List<SecurityGroupRule> rules, SecurityGroupRule asked) {
        if (rules.stream().noneMatch(asked::sameAs)) {
            throw AwsFault.of(
                    "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
        }
        rules.replaceAll(rule -> asked.sameAs(rule) ? rule.withDescription(asked.description()) : rule);
    }

    private static void describe(List<SecurityGroupRule> rules, QueryParameters asked) {
        String id = asked.require("SecurityGroupRuleId");
        String description = asked.find("Description").orElse(null);
        requireKnown(rules.stream().anyMatch(rule -> rule.id().equals(id)), id);
        rules.replaceAll(rule -> rule.id().equals(id) ? rule.withDescription(description) : rule);
    }

    private static void requireKnown(boolean known, String id) {
        if (!known) {
            throw Ec2Faults.notFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", id);
        }
    }
}
