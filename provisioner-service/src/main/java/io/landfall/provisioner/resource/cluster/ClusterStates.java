package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.PendingModifiedValues;

/**
 * What the status of a cluster means (API reference, Cluster; management guide, Cluster status). {@code pausing} and {@code resuming}
 * are in neither, but occur: a status that is not known is taken for one that passes.
 */
final class ClusterStates {

    static final String AVAILABLE = "available";
    static final String PAUSED = "paused";

    private static final String FULL = "storage-full";
    private static final String CLEANING = "available, resize-cleanup";

    /** It answers SQL. While it cleans up after a resize nothing of it can be changed. */
    private static final Set<String> USABLE = Set.of(AVAILABLE, FULL, CLEANING);

    private static final Map<String, String> BROKEN = Map.of(
            "hardware-failure",
            "its hardware failed; tear it down without a final snapshot and restore its newest snapshot",
            "incompatible-hsm",
            "it cannot reach its HSM; check the HSM's configuration",
            "incompatible-network",
            "its network does not fit; check that its VPC and subnets exist and have free addresses",
            "incompatible-parameters",
            "its parameter group has values that are not valid; correct them and reboot it",
            "incompatible-restore",
            "its snapshot could not be restored; tear it down without a final snapshot and restore another one");

    private ClusterStates() {}

    /** Settled if it can be used, whatever it looks like otherwise. */
    static Finding of(Cluster cluster) {
        String status = cluster.clusterStatus();
        if (PAUSED.equals(status)) {
            return new Finding.Paused(List.of());
        }
        if (isBroken(cluster)) {
            return new Finding.Refused(
                    "redshift cluster %s is %s: %s".formatted(cluster.clusterIdentifier(), status, BROKEN.get(status)));
        }
        if (!isUsable(cluster)) {
            return new Finding.Unsettled(status);
        }
        return unrest(cluster).<Finding>map(Finding.Unsettled::new).orElseGet(Finding.Settled::new);
    }

    static boolean isUsable(Cluster cluster) {
        return USABLE.contains(cluster.clusterStatus());
    }

    static boolean isBroken(Cluster cluster) {
        return BROKEN.containsKey(cluster.clusterStatus());
    }

    /** Whether it takes changes. */
    static boolean isChangeable(Cluster cluster) {
        return isUsable(cluster) && !CLEANING.equals(cluster.clusterStatus());
    }

    /** What is still going on although the status says it can be used. */
    private static Optional<String> unrest(Cluster cluster) {
        String status = cluster.clusterStatus();
        String availability = cluster.clusterAvailabilityStatus();
        if (AVAILABLE.equals(status) && availability != null && !AVAILABLE.equalsIgnoreCase(availability)) {
            return Optional.of(status + ", but " + availability.toLowerCase(Locale.ROOT));
        }
        if (!cluster.pendingActions().isEmpty()) {
            return Optional.of(status + ", about to start: " + String.join(", ", cluster.pendingActions()));
        }
        return Optional.ofNullable(cluster.pendingModifiedValues())
                .filter(ClusterStates::isUnderWay)
                .map(pending -> status + ", a change is pending");
    }

    /** A maintenance track or a version may be pending until the next maintenance window; nobody waits for that. */
    private static boolean isUnderWay(PendingModifiedValues pending) {
        return !pending.toBuilder()
                .maintenanceTrackName(null)
                .clusterVersion(null)
                .build()
                .equals(PendingModifiedValues.builder().build());
    }
}
