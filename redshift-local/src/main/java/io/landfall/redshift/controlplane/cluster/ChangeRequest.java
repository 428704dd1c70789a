package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.ClusterSettings;
import io.landfall.redshift.controlplane.account.PendingChange;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.secret.ManagedPassword;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The parameters of ModifyCluster, checked by the rules of its API reference and compared with the cluster as it is. */
final class ChangeRequest {

    private final Account account;
    private final Clock clock;

    ChangeRequest(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The cluster with what needs no time. */
    static Cluster atOnce(QueryParameters parameters, Cluster cluster) {
        ClusterSettings settings = cluster.settings();
        List<String> groups = Network.requireSecurityGroups(parameters.list("VpcSecurityGroupIds.VpcSecurityGroupId"));
        return cluster.withSecurityGroups(groups.isEmpty() ? cluster.securityGroups() : groups)
                .withSettings(settings.withMaintenanceWindow(parameters
                                .find("PreferredMaintenanceWindow")
                                .map(ParameterRules::maintenanceWindow)
                                .orElse(settings.maintenanceWindow()))
                        .withManualSnapshotDays(parameters
                                .number("ManualSnapshotRetentionPeriod")
                                .map(ParameterRules::manualRetention)
                                .orElse(settings.manualSnapshotDays()))
                        .withAllowVersionUpgrade(
                                parameters.flag("AllowVersionUpgrade", settings.allowVersionUpgrade())));
    }

    /** A new secret when Redshift is to manage the password from now on; null when it does already, or is not to. */
    Secret secret(QueryParameters parameters, Cluster cluster) {
        boolean managed = parameters.flag("ManageMasterPassword", false);
        if (managed && parameters.find("MasterUserPassword").isPresent()) {
            throw AwsFault.invalidCombination("MasterUserPassword can't be used with ManageMasterPassword");
        }
        return managed && cluster.managedSecret() == null
                ? ManagedPassword.secret(account, cluster.identifier(), cluster.masterUsername(), clock.instant())
                : null;
    }

    /** What is different from the cluster, on top of what was pending. */
    PendingChange change(QueryParameters parameters, Cluster cluster, Secret managed) {
        refuseWhatIsNotDone(parameters);
        ClusterSettings settings = cluster.settings();
        PendingChange resize = resize(parameters, cluster);
        return new PendingChange(
                resize.nodeType(),
                resize.numberOfNodes(),
                password(parameters, managed),
                managed == null ? null : managed.name(),
                changed(parameters.number("Port").map(ParameterRules::port), cluster.port()),
                changed(ParameterRules.flag(parameters, "PubliclyAccessible"), cluster.publiclyAccessible()),
                changed(ParameterRules.flag(parameters, "EnhancedVpcRouting"), settings.enhancedVpcRouting()),
                changed(
                        parameters.number("AutomatedSnapshotRetentionPeriod").map(ParameterRules::automatedRetention),
                        settings.automatedSnapshotDays()),
                track(parameters, cluster));
    }

    /** Node type and number must come together (API reference). */
    private static PendingChange resize(QueryParameters parameters, Cluster cluster) {
        Optional<Integer> nodes = NodeCount.asked(parameters);
        Optional<String> type = parameters.find("NodeType");
        if (type.isPresent() != nodes.isPresent()) {
            throw AwsFault.invalidCombination("NodeType and NumberOfNodes must be specified together");
        }
        return type.map(word -> resized(cluster, word, nodes.orElseThrow())).orElse(PendingChange.NONE);
    }

    static PendingChange resized(Cluster cluster, String nodeType, int nodes) {
        NodeType.of(nodeType).requireAfterResize(nodes);
        return PendingChange.NONE
                .withNodeType(changed(Optional.of(nodeType), cluster.nodeType()))
                .withNumberOfNodes(changed(Optional.of(nodes), cluster.numberOfNodes()));
    }

    private static String password(QueryParameters parameters, Secret managed) {
        return managed != null
                ? ManagedPassword.passwordIn(managed)
                : parameters
                        .find("MasterUserPassword")
                        .map(ParameterRules::password)
                        .orElse(null);
    }

    private static String track(QueryParameters parameters, Cluster cluster) {
        Optional<String> track = parameters.find("MaintenanceTrackName").map(ParameterRules::maintenanceTrack);
        return track.isEmpty()
                ? cluster.pending().maintenanceTrack()
                : changed(track, cluster.settings().maintenanceTrack());
    }

    private static void refuseWhatIsNotDone(QueryParameters parameters) {
        UnsupportedParameters.refuse(parameters);
        List.of("NewClusterIdentifier", "AvailabilityZone").stream()
                .filter(name -> parameters.find(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw AwsFault.of("UnsupportedOperation", name + " is not supported by redshift-local");
                });
    }

    private static <T> T changed(Optional<T> asked, T present) {
        return asked.filter(value -> !Objects.equals(value, present)).orElse(null);
    }
}
