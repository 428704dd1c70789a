package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** CreateTags, DeleteTags and DescribeTags of clusters. */
public final class ResourceTags {

    private static final int NOT_FOUND = 404;

    private final Account account;
    private final ClusterXml xml;

    public ResourceTags(Account account) {
        this.account = account;
        this.xml = new ClusterXml(account);
    }

    public List<XmlNode> create(QueryParameters parameters) {
        Map<String, String> added = parameters.pairs("Tags.Tag");
        return change(parameters, tags -> tags.putAll(added));
    }

    public List<XmlNode> delete(QueryParameters parameters) {
        List<String> removed = parameters.list("TagKeys.TagKey");
        return change(parameters, tags -> tags.keySet().removeAll(removed));
    }

    public List<XmlNode> describe(QueryParameters parameters) {
        AccountState state = account.state();
        List<Cluster> clusters = parameters.find("ResourceName").isPresent()
                ? List.of(tagged(state, parameters.require("ResourceName")))
                : List.copyOf(state.clusters().values());
        List<XmlNode> resources = clusters.stream()
                .flatMap(cluster -> resources(cluster).stream())
                .toList();
        return List.of(XmlNode.list("TaggedResources", resources));
    }

    private List<XmlNode> change(QueryParameters parameters, Consumer<Map<String, String>> change) {
        String arn = parameters.require("ResourceName");
        account.change(state -> {
            Cluster cluster = tagged(state, arn);
            Map<String, String> tags = new TreeMap<>(cluster.tags());
            change.accept(tags);
            return state.with(cluster.withTags(tags));
        });
        return List.of();
    }

    private Cluster tagged(AccountState state, String arn) {
        return state.clusters().values().stream()
                .filter(cluster -> xml.arn("cluster", cluster.identifier()).equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsFault("ResourceNotFoundFault", NOT_FOUND, "Resource not found: " + arn));
    }

    private List<XmlNode> resources(Cluster cluster) {
        return cluster.tags().entrySet().stream()
                .map(tag -> XmlNode.struct(
                        "TaggedResource",
                        ClusterXml.tag(tag.getKey(), tag.getValue()),
                        XmlNode.leaf("ResourceName", xml.arn("cluster", cluster.identifier())),
                        XmlNode.leaf("ResourceType", "Cluster")))
                .toList();
    }
}
