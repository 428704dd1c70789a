package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.secret.ManagedPassword;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** CreateCluster: answers at once with a cluster that is creating. */
public final class CreateCluster implements QueryAction {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ClusterXml xml;
    private final Clock clock;

    public CreateCluster(Account account, ClusterLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.xml = new ClusterXml(account);
        this.clock = clock;
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        ClusterRequest request = ClusterRequest.of(parameters);
        Secret managed = request.password() == null
                ? ManagedPassword.secret(account, request.identifier(), request.user(), clock.instant())
                : null;
        String password = managed == null ? request.password() : ManagedPassword.passwordIn(managed);
        Cluster cluster = cluster(parameters, request, password, managed);
        account.change(state -> {
            AccountState added = NewClusters.require(account, state, cluster).with(cluster);
            return managed == null ? added : added.with(managed);
        });
        lifecycle.created(cluster.identifier());
        return List.of(xml.describe(cluster));
    }

    private Cluster cluster(QueryParameters parameters, ClusterRequest request, String password, Secret managed) {
        return new Cluster(
                request.identifier(),
                request.nodeType().word(),
                request.nodes(),
                request.database(),
                request.port(),
                request.user(),
                password,
                managed == null ? null : managed.name(),
                parameters.flag("PubliclyAccessible", false),
                Network.requireSecurityGroups(parameters.list("VpcSecurityGroupIds.VpcSecurityGroupId")),
                parameters.list("IamRoles.IamRoleArn").stream()
                        .map(AttachedRole::adding)
                        .toList(),
                parameters.find("DefaultIamRoleArn").orElse(null),
                TagRules.of(parameters),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                new ClusterState.Creating(),
                request.settings(),
                PendingChange.NONE,
                null);
    }
}
