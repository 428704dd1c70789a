package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What was asked of a cluster and is not yet so. Null where nothing changes.
 *
 * @param masterPassword never answered
 * @param managedSecret name of the secret that will hold the password
 * @param maintenanceTrack waits for the next maintenance window or reboot (API reference, ModifyCluster)
 */
@RecordBuilder
public record PendingChange(
        String nodeType,
        Integer numberOfNodes,
        String masterPassword,
        String managedSecret,
        Integer port,
        Boolean publiclyAccessible,
        Boolean enhancedVpcRouting,
        Integer automatedSnapshotDays,
        String maintenanceTrack)
        implements PendingChangeBuilder.With {

    public static final PendingChange NONE = new PendingChange(null, null, null, null, null, null, null, null, null);

    /** Whether the nodes change. */
    public boolean resizes() {
        return nodeType != null || numberOfNodes != null;
    }

    /** Whether there is something that is applied at once, and not only at a reboot. */
    public boolean appliesNow() {
        return !equals(untilReboot());
    }

    /** What is still pending after the modification. */
    public PendingChange untilReboot() {
        return NONE.withMaintenanceTrack(maintenanceTrack);
    }

    /** The cluster as it is afterwards, with what waits for a reboot still pending. */
    public Cluster appliedTo(Cluster cluster) {
        ClusterSettings settings = cluster.settings();
        return cluster.withNodeType(or(nodeType, cluster.nodeType()))
                .withNumberOfNodes(or(numberOfNodes, cluster.numberOfNodes()))
                .withMasterPassword(or(masterPassword, cluster.masterPassword()))
                .withManagedSecret(masterPassword == null ? cluster.managedSecret() : managedSecret)
                .withPort(or(port, cluster.port()))
                .withPubliclyAccessible(or(publiclyAccessible, cluster.publiclyAccessible()))
                .withSettings(settings.withEnhancedVpcRouting(or(enhancedVpcRouting, settings.enhancedVpcRouting()))
                        .withAutomatedSnapshotDays(or(automatedSnapshotDays, settings.automatedSnapshotDays())))
                .withPending(untilReboot());
    }

    /** The cluster with all of it applied. */
    public Cluster rebooted(Cluster cluster) {
        Cluster applied = appliedTo(cluster);
        ClusterSettings settings = applied.settings();
        return applied.withSettings(settings.withMaintenanceTrack(or(maintenanceTrack, settings.maintenanceTrack())))
                .withPending(NONE);
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "PendingChange[%s, %s]".formatted(nodeType, numberOfNodes);
    }

    private static <T> T or(T changed, T unchanged) {
        return changed == null ? unchanged : changed;
    }
}
