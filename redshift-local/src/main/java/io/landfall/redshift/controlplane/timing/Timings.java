package io.landfall.redshift.controlplane.timing;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * How long transitions take at least. Real ones take minutes; seconds are enough to meet every state.
 *
 * @param creating from CreateCluster or a restore to available
 * @param pausing from PauseCluster to paused
 * @param resuming from ResumeCluster to available
 * @param modifying from ModifyCluster, ResizeCluster or RebootCluster to available
 * @param snapshotting of a snapshot, also the final one
 * @param deleting from DeleteCluster, after the final snapshot, to gone
 * @param attachingRoles from ModifyClusterIamRoles to in-sync
 * @param creatingServerless from CreateWorkgroup to available
 * @param modifyingServerless from UpdateWorkgroup or UpdateNamespace to available
 * @param deletingServerless from DeleteWorkgroup or DeleteNamespace to gone
 * @param propagating for how long what IAM was just told is not yet seen by others
 */
@RecordBuilder
public record Timings(
        Duration creating,
        Duration pausing,
        Duration resuming,
        Duration modifying,
        Duration snapshotting,
        Duration deleting,
        Duration attachingRoles,
        Duration creatingServerless,
        Duration modifyingServerless,
        Duration deletingServerless,
        Duration propagating)
        implements TimingsBuilder.With {

    /** A few seconds altogether: what a demonstration can wait for. */
    public static final Timings DEFAULT = all(Duration.ofSeconds(1))
            .withCreating(Duration.ofSeconds(2))
            .withCreatingServerless(Duration.ofSeconds(2))
            .withAttachingRoles(Duration.ofMillis(500));

    /** What AWS's documentation and its users report: minutes. */
    public static final Timings REALISTIC = all(Duration.ofMinutes(3))
            .withCreating(Duration.ofMinutes(5))
            .withPausing(Duration.ofMinutes(5))
            .withAttachingRoles(Duration.ofSeconds(30))
            .withPropagating(Duration.ofSeconds(10));

    /** Each transition takes this long. */
    public static Timings all(Duration each) {
        return new Timings(each, each, each, each, each, each, each, each, each, each, Duration.ZERO);
    }
}
