package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.SecurityGroup;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** CreateTags, DeleteTags and DescribeTags of security groups and their rules; what else could be tagged is not here. */
final class TagActions {

    private static final String GROUP = "sg-";
    private static final String RULE = "sgr-";

    private final Account account;
    private final SecurityGroups groups;
    private final Filters<Tagged> filters = new Filters<Tagged>(tagged -> Map.of(tagged.key(), tagged.value()))
            .one("resource-id", Tagged::resource)
            .one("resource-type", Tagged::type)
            .one("key", Tagged::key)
            .one("value", Tagged::value);

    TagActions(Account account) {
        this.account = account;
        this.groups = new SecurityGroups(account);
    }

    private record Tagged(String resource, String type, String key, String value) {

        String order() {
            return resource + " " + key;
        }
    }

    List<XmlNode> create(QueryParameters parameters) {
        Map<String, String> added = GroupRequest.checked(parameters.pairs("Tag"));
        return change(parameters, tags -> {
            Map<String, String> more = new TreeMap<>(tags);
            more.putAll(added);
            return GroupRequest.checked(more);
        });
    }

    /** A tag given with a value goes only if it has that value; without any tag all go. */
    List<XmlNode> delete(QueryParameters parameters) {
        List<QueryParameters> removed = parameters.structures("Tag");
        return change(parameters, tags -> {
            Map<String, String> fewer = new TreeMap<>(removed.isEmpty() ? Map.of() : tags);
            for (QueryParameters tag : removed) {
                fewer.entrySet()
                        .removeIf(entry -> entry.getKey().equals(tag.require("Key"))
                                && tag.find("Value")
                                        .map(value -> value.equals(entry.getValue()))
                                        .orElse(true));
            }
            return fewer;
        });
    }

    List<XmlNode> describe(QueryParameters parameters) {
        List<Tagged> all = groups.in(account.state()).stream()
                .flatMap(group -> Stream.concat(
                        tagged(group.id(), "security-group", group.tags()).stream(),
                        group.rules().stream()
                                .flatMap(rule -> tagged(rule.id(), "security-group-rule", rule.tags()).stream())))
                .sorted(Comparator.comparing(Tagged::order))
                .toList();
        return Page.of(parameters, filters.matching(parameters, all), Tagged::order)
                .answer(
                        "tagSet",
                        tag -> XmlNode.struct(
                                "item",
                                XmlNode.leaf("resourceId", tag.resource()),
                                XmlNode.leaf("resourceType", tag.type()),
                                XmlNode.leaf("key", tag.key()),
                                XmlNode.leaf("value", tag.value())));
    }

    private static List<Tagged> tagged(String resource, String type, Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> new Tagged(resource, type, tag.getKey(), tag.getValue()))
                .toList();
    }

    private List<XmlNode> change(QueryParameters parameters, UnaryOperator<Map<String, String>> change) {
        List<String> resources = parameters.list("ResourceId");
        if (resources.isEmpty()) {
            throw AwsFault.of("MissingParameter", "The request must contain the parameter resourceIdSet");
        }
        account.change(state -> {
            AccountState changed = state;
            for (String resource : resources) {
                changed = changed.with(changed(changed, resource, change));
            }
            return changed;
        });
        return List.of(XmlNode.leaf("return", true));
    }

    private SecurityGroup changed(AccountState state, String resource, UnaryOperator<Map<String, String>> change) {
        if (resource.startsWith(GROUP)) {
            SecurityGroup group = groups.require(state, resource);
            return group.withTags(change.apply(group.tags()));
        }
        SecurityGroup group = groups.in(state).stream()
                .filter(any -> any.rules().stream().anyMatch(rule -> rule.id().equals(resource)))
                .findFirst()
                .orElseThrow(() -> resource.startsWith(RULE)
                        ? Ec2Faults.notFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", resource)
                        : AwsFault.of("InvalidID", "The ID '" + resource + "' is not valid"));
        return group.withRules(group.rules().stream()
                .map(rule -> rule.id().equals(resource) ? rule.withTags(change.apply(rule.tags())) : rule)
                .toList());
    }
}
