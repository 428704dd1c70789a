package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;

/** DescribeClusters: one cluster, or all in pages, optionally those with certain tags. */
public final class DescribeClusters implements QueryAction {

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
        List<Cluster> asked = state.clusters().values().stream()
                .filter(cluster -> TagRules.asked(parameters, cluster.tags()))
                .toList();
        return Page.of(asked, Cluster::identifier, parameters).xml("Clusters", xml::describe);
    }
}
