package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** CreateTags, DeleteTags and DescribeTags of clusters, snapshots and subnet groups. */
public final class ResourceTags {

    private static final int NOT_FOUND = 404;
    private static final int SMALLEST_PAGE = 10;
    private static final int LARGEST_PAGE = 50;

    private final Account account;
    private final ResourceNames names;

    public ResourceTags(Account account) {
        this.account = account;
        this.names = new ResourceNames(account);
    }

    public List<XmlNode> create(QueryParameters parameters) {
        Map<String, String> added = TagRules.of(parameters);
        return change(parameters, tags -> tags.putAll(added));
    }

    public List<XmlNode> delete(QueryParameters parameters) {
        List<String> removed = parameters.list("TagKeys.TagKey");
        return change(parameters, tags -> removed.forEach(tags::remove));
    }

    public List<XmlNode> describe(QueryParameters parameters) {
        AccountState state = account.state();
        if (parameters.find("ResourceName").isPresent()) {
            refuseBeside(parameters, "ResourceType", "MaxRecords", "Marker");
            TaggedResource resource = resource(state, parameters.require("ResourceName"));
            return Page.of(tags(resource).toList(), Tagged::place, parameters, 0, Integer.MAX_VALUE)
                    .xml("TaggedResources", Tagged::xml);
        }
        String type = parameters.find("ResourceType").orElse("");
        List<Tagged> asked = TaggedResource.all(state, names).stream()
                .filter(resource -> type.isEmpty() || resource.type().equalsIgnoreCase(type))
                .flatMap(ResourceTags::tags)
                .filter(tagged -> TagRules.asked(parameters, Map.of(tagged.key(), tagged.value())))
                .toList();
        return Page.of(asked, Tagged::place, parameters, SMALLEST_PAGE, LARGEST_PAGE)
                .xml("TaggedResources", Tagged::xml);
    }

    private List<XmlNode> change(QueryParameters parameters, Consumer<Map<String, String>> change) {
        String arn = parameters.require("ResourceName");
        account.change(state -> {
            TaggedResource resource = resource(state, arn);
            Map<String, String> tags = new TreeMap<>(resource.tags());
            change.accept(tags);
            return resource.retagged().apply(TagRules.requireFewEnough(tags));
        });
        return List.of();
    }

    private TaggedResource resource(AccountState state, String arn) {
        return TaggedResource.all(state, names).stream()
                .filter(resource -> resource.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsFault("ResourceNotFoundFault", NOT_FOUND, "Resource not found: " + arn));
    }

    private static void refuseBeside(QueryParameters parameters, String... names) {
        for (String name : names) {
            if (parameters.find(name).isPresent()) {
                throw AwsFault.invalidCombination("ResourceName and " + name + " can't be used together");
            }
        }
    }

    private static Stream<Tagged> tags(TaggedResource resource) {
        return resource.tags().entrySet().stream()
                .map(tag -> new Tagged(resource.arn(), resource.type(), tag.getKey(), tag.getValue()));
    }

    /** One tag of one thing. */
    private record Tagged(String arn, String type, String key, String value) {

        String place() {
            return arn + " " + key;
        }

        XmlNode xml() {
            return XmlNode.struct(
                    "TaggedResource",
                    TagXml.one(key, value),
                    XmlNode.leaf("ResourceName", arn),
                    XmlNode.leaf("ResourceType", type));
        }
    }
}
