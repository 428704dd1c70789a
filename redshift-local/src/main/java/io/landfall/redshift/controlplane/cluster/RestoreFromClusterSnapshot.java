package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterState;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import io.landfall.redshift.controlplane.secret.ManagedPassword;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RestoreFromClusterSnapshot: a new cluster like the one the snapshot is of, unless asked otherwise, but with the security groups, roles
 * and default role of the request alone. Without ManageMasterPassword the password is the one the snapshot has.
 */
public final class RestoreFromClusterSnapshot implements QueryAction {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final ResourceNames names;
    private final ClusterXml xml;
    private final Clock clock;

    public RestoreFromClusterSnapshot(Account account, ClusterLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.names = new ResourceNames(account);
        this.xml = new ClusterXml(account);
        this.clock = clock;
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String identifier = ParameterRules.clusterIdentifier(parameters.require("ClusterIdentifier"));
        UnsupportedParameters.refuse(parameters);
        AccountState after = account.change(state -> {
            Snapshot snapshot = requireComplete(snapshot(state, parameters));
            Cluster like = restored(parameters, identifier, snapshot);
            Secret managed = parameters.flag("ManageMasterPassword", false)
                    ? ManagedPassword.secret(account, identifier, like.masterUsername(), clock.instant())
                    : null;
            Cluster cluster = managed == null
                    ? like
                    : like.withManagedSecret(managed.name()).withMasterPassword(ManagedPassword.passwordIn(managed));
            AccountState added = NewClusters.require(account, state, cluster).with(cluster);
            return managed == null ? added : added.with(managed);
        });
        lifecycle.created(identifier);
        return List.of(xml.describe(after.clusters().get(identifier)));
    }

    private Cluster restored(QueryParameters parameters, String identifier, Snapshot snapshot) {
        Cluster source = snapshot.source();
        NodeType nodeType = NodeType.of(parameters.find("NodeType").orElse(source.nodeType()));
        int nodes = parameters.number("NumberOfNodes").orElse(source.numberOfNodes());
        return new Cluster(
                identifier,
                nodeType.word(),
                nodeType.requireAfterResize(nodes),
                source.database(),
                parameters.number("Port").map(ParameterRules::port).orElse(source.port()),
                source.masterUsername(),
                source.masterPassword(),
                null,
                parameters.flag("PubliclyAccessible", false),
                Network.requireSecurityGroups(parameters.list("VpcSecurityGroupIds.VpcSecurityGroupId")),
                parameters.list("IamRoles.IamRoleArn").stream()
                        .map(AttachedRole::adding)
                        .toList(),
                parameters.find("DefaultIamRoleArn").orElse(null),
                Map.of(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                new ClusterState.Creating(),
                ClusterRequest.settings(
                        parameters, source.settings().withSubnetGroup("default").withSecretKmsKeyId(null)),
                PendingChange.NONE,
                snapshot.identifier());
    }

    private Snapshot snapshot(AccountState state, QueryParameters parameters) {
        Optional<String> identifier = parameters.find("SnapshotIdentifier");
        Optional<String> arn = parameters.find("SnapshotArn");
        if (identifier.isPresent() == arn.isPresent()) {
            throw AwsFault.invalidCombination("Either SnapshotIdentifier or SnapshotArn must be specified, not both");
        }
        String wanted = arn.flatMap(name -> state.snapshots().values().stream()
                        .filter(snapshot -> names.of(snapshot).equals(name))
                        .map(Snapshot::identifier)
                        .findFirst())
                .or(() -> arn)
                .or(() -> identifier.map(ParameterRules::snapshotIdentifier))
                .orElseThrow();
        Snapshot snapshot = ClusterFaults.requireSnapshot(state, wanted);
        String cluster = parameters
                .find("SnapshotClusterIdentifier")
                .orElse(snapshot.source().identifier());
        if (!cluster.equals(snapshot.source().identifier())) {
            throw ClusterFaults.snapshotNotFound(wanted);
        }
        return snapshot;
    }

    private static Snapshot requireComplete(Snapshot snapshot) {
        if (snapshot.progress() != Snapshot.Progress.AVAILABLE) {
            throw AwsFault.of(
                    "InvalidClusterSnapshotState",
                    "Snapshot %s is %s"
                            .formatted(
                                    snapshot.identifier(), snapshot.progress().word()));
        }
        return snapshot;
    }
}
