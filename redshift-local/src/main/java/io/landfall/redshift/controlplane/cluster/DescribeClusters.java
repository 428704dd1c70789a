package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;

/** DescribeClusters: one cluster, or all in pages, optionally those with certain tags. */
public final class DescribeClusters implements QueryAction {

    private static final int LARGEST_PAGE = 100;
    private static final int SMALLEST_PAGE = 20;

    private final Account account;
    private final ClusterXml xml;

    public DescribeClusters(Account account) {
        this.account = account;
        this.xml = new ClusterXml(account);
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        AccountState state = account.state();
        if (parameters.find("ClusterIdentifier").isPresent()) {
            Cluster cluster = ClusterFaults.require(state, parameters.require("ClusterIdentifier"));
            return List.of(XmlNode.struct("Clusters", xml.describe(cluster)));
        }
        return page(matching(state, parameters), parameters);
    }

    private static List<Cluster> matching(AccountState state, QueryParameters parameters) {
        List<String> keys = parameters.list("TagKeys.TagKey");
        List<String> values = parameters.list("TagValues.TagValue");
        return state.clusters().values().stream()
                .filter(cluster -> keys.isEmpty() || keys.stream().anyMatch(cluster.tags()::containsKey))
                .filter(cluster -> values.isEmpty() || values.stream().anyMatch(cluster.tags()::containsValue))
                .toList();
    }

    /** The marker is the identifier of the last cluster of the page before. */
    private List<XmlNode> page(List<Cluster> all, QueryParameters parameters) {
        int size = parameters.number("MaxRecords").orElse(LARGEST_PAGE);
        if (size < SMALLEST_PAGE || size > LARGEST_PAGE) {
            throw AwsFault.invalidValue("MaxRecords must be between 20 and 100");
        }
        String after = parameters.find("Marker").orElse("");
        List<Cluster> rest = all.stream()
                .filter(cluster -> cluster.identifier().compareTo(after) > 0)
                .toList();
        List<Cluster> page = rest.subList(0, Math.min(size, rest.size()));
        XmlNode clusters =
                XmlNode.list("Clusters", page.stream().map(xml::describe).toList());
        return rest.size() > page.size()
                ? List.of(XmlNode.leaf("Marker", page.get(page.size() - 1).identifier()), clusters)
                : List.of(clusters);
    }
}
