package io.landfall.redshift.controlplane.cluster;

import java.time.Duration;

/**
 * How long transitions take at least. Real clusters take minutes; seconds are enough to meet every state.
 *
 * @param creating from CreateCluster to available
 * @param attachingRoles from ModifyClusterIamRoles to in-sync
 * @param deleting from DeleteCluster to gone
 */
public record ClusterTimings(Duration creating, Duration attachingRoles, Duration deleting) {

    public static final ClusterTimings DEFAULT =
            new ClusterTimings(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(1));
}
