package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** PauseCluster, ResumeCluster and RebootCluster. Neither can be taken back; each answers with the state it leads to. */
final class PauseAndResume {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ClusterXml xml;

    PauseAndResume(Account account, ClusterLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.xml = new ClusterXml(account);
    }

    List<XmlNode> pause(QueryParameters parameters) {
        return fromAvailable(parameters, ClusterState.Pausing::new, lifecycle::pausing);
    }

    List<XmlNode> reboot(QueryParameters parameters) {
        return fromAvailable(parameters, ClusterState.Rebooting::new, lifecycle::rebooting);
    }

    List<XmlNode> resume(QueryParameters parameters) {
        String identifier = parameters.require("ClusterIdentifier");
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.require(state, identifier);
            if (cluster.state() instanceof ClusterState.Paused paused) {
                return state.with(cluster.withState(new ClusterState.Resuming(paused.endpoint())));
            }
            throw ClusterFaults.invalidState(cluster);
        });
        return answer(after, identifier, lifecycle::resuming);
    }

    private List<XmlNode> fromAvailable(
            QueryParameters parameters, Function<Endpoint, ClusterState> next, Consumer<String> begin) {
        String identifier = parameters.require("ClusterIdentifier");
        AccountState after = account.change(state -> {
            Cluster cluster = ClusterFaults.requireIdle(state, identifier);
            Endpoint endpoint = cluster.state().reachableAt().orElseThrow();
            return state.with(cluster.withState(next.apply(endpoint)));
        });
        return answer(after, identifier, begin);
    }

    private List<XmlNode> answer(AccountState after, String identifier, Consumer<String> begin) {
        begin.accept(identifier);
        return List.of(xml.describe(after.clusters().get(identifier)));
    }
}
