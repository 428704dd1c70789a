package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.SecurityGroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.stream.Stream;

/** CreateSecurityGroup, DescribeSecurityGroups and DeleteSecurityGroup. */
final class GroupActions {

    private final Account account;
    private final SecurityGroups groups;
    private final GroupXml xml;
    private final Filters<SecurityGroup> filters;

    GroupActions(Account account) {
        this.account = account;
        this.groups = new SecurityGroups(account);
        this.xml = new GroupXml(account);
        this.filters = new Filters<>(SecurityGroup::tags)
                .one("group-id", SecurityGroup::id)
                .one("group-name", SecurityGroup::name)
                .one("description", SecurityGroup::description)
                .one("owner-id", any -> account.id())
                .one("vpc-id", any -> groups.network().vpcId());
    }

    List<XmlNode> create(QueryParameters parameters) {
        String name = GroupRequest.name(parameters);
        String vpc = groups.network().vpcId();
        String description = GroupRequest.description(parameters);
        SecurityGroup group = new SecurityGroup(
                Ids.next("sg"),
                name,
                description,
                GroupRequest.tags(parameters, "security-group"),
                List.of(SecurityGroups.everythingOut(Ids.next("sgr"))));
        parameters.find("VpcId").filter(given -> !given.equals(vpc)).ifPresent(given -> {
            throw Ec2Faults.notFound("InvalidVpcID.NotFound", "vpc ID", given);
        });
        account.change(state -> {
            if (groups.named(state, name).isPresent()) {
                throw AwsFault.of(
                        "InvalidGroup.Duplicate",
                        "The security group '" + name + "' already exists for VPC '" + vpc + "'");
            }
            return state.with(group);
        });
        return List.of(
                XmlNode.leaf("return", true),
                XmlNode.leaf("groupId", group.id()),
                XmlNode.leaf("securityGroupArn", xml.arn("security-group", group.id())),
                GroupXml.tags(group.tags()));
    }

    List<XmlNode> describe(QueryParameters parameters) {
        AccountState state = account.state();
        List<String> ids = parameters.list("GroupId");
        List<String> names = parameters.list("GroupName");
        Stream<SecurityGroup> named =
                names.stream().map(name -> groups.named(state, name).orElseThrow(() -> Ec2Faults.groupNotFound(name)));
        List<SecurityGroup> asked = ids.isEmpty() && names.isEmpty()
                ? groups.in(state)
                : Stream.concat(ids.stream().map(id -> groups.require(state, id)), named)
                        .distinct()
                        .toList();
        return Page.of(parameters, filters.matching(parameters, asked), SecurityGroup::id)
                .answer("securityGroupInfo", xml::group);
    }

    List<XmlNode> delete(QueryParameters parameters) {
        SecurityGroup deleted = groups.addressed(account.state(), parameters);
        account.change(state -> {
            SecurityGroup group = groups.require(state, deleted.id());
            if (groups.isDefault(group)) {
                throw AwsFault.of(
                        "CannotDelete",
                        "the specified group: \"%s\" name: \"default\" cannot be deleted by a user"
                                .formatted(group.id()));
            }
            if (isUsed(state, group)) {
                throw AwsFault.of("DependencyViolation", "resource " + group.id() + " has a dependent object");
            }
            return state.withoutSecurityGroup(group.id());
        });
        return List.of(XmlNode.leaf("return", true), XmlNode.leaf("groupId", deleted.id()));
    }

    private boolean isUsed(AccountState state, SecurityGroup group) {
        boolean byWarehouse = state.clusters().values().stream()
                        .anyMatch(cluster -> cluster.securityGroups().contains(group.id()))
                || state.workgroups().values().stream()
                        .anyMatch(workgroup ->
                                workgroup.settings().securityGroups().contains(group.id()));
        boolean byOtherGroup = groups.in(state).stream()
                .filter(other -> !other.id().equals(group.id()))
                .flatMap(other -> other.rules().stream())
                .anyMatch(rule -> rule.peer().equals(group.id()));
        return byWarehouse || byOtherGroup;
    }
}
