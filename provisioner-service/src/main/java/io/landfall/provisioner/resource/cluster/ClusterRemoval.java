package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.Removal.Gone;
import io.landfall.provisioner.resource.Removal.Kept;
import io.landfall.provisioner.resource.Removal.Removing;
import io.landfall.provisioner.resource.RemovalOptions;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.redshift.model.DeleteClusterRequest;
import software.amazon.awssdk.services.redshift.model.InvalidClusterStateException;

/**
 * Deletes a cluster of ours, from whatever state it is in. A paused one is resumed first where a snapshot of it is wanted: AWS deletes
 * paused clusters without one only (management guide, Pausing and resuming a cluster; apache/airflow#68922).
 */
final class ClusterRemoval {

    private final RedshiftClient redshift;
    private final Ownership ownership;
    private final FinalSnapshot finalSnapshot;
    private final ClusterRelease release;

    ClusterRemoval(RedshiftClient redshift, Ownership ownership, FinalSnapshot finalSnapshot, ClusterRelease release) {
        this.redshift = redshift;
        this.ownership = ownership;
        this.finalSnapshot = finalSnapshot;
        this.release = release;
    }

    Removal remove(Optional<Cluster> found, RemovalOptions options) {
        if (found.isEmpty()) {
            finalSnapshot.tag();
            return new Gone();
        }
        Cluster cluster = found.get();
        if (!ownership.isOurs(ClusterTags.of(cluster))) {
            return new Kept("it is not Landfall's");
        }
        if (ownership.isAdopted(ClusterTags.of(cluster))) {
            return release.release(cluster);
        }
        if (ClusterStates.isUsable(cluster)) {
            return delete(cluster, options.finalSnapshot());
        }
        if (ClusterStates.isBroken(cluster)) {
            return deleteBroken(cluster, options);
        }
        return ClusterStates.PAUSED.equals(cluster.clusterStatus())
                ? removePaused(cluster, options)
                : new Removing(cluster.clusterStatus());
    }

    /** What becomes of it in the end. */
    Removal foresee(Optional<Cluster> found) {
        return found.map(cluster -> ownership.foreseen(ClusterTags.of(cluster))).orElseGet(Gone::new);
    }

    private Removal removePaused(Cluster cluster, RemovalOptions options) {
        if (options.finalSnapshot().isPresent()) {
            return resume(cluster);
        }
        try {
            return delete(cluster, Optional.empty());
        } catch (InvalidClusterStateException e) {
            return resume(cluster);
        }
    }

    private Removal resume(Cluster cluster) {
        redshift.resumeCluster(r -> r.clusterIdentifier(cluster.clusterIdentifier()));
        return new Removing("resuming");
    }

    private Removal deleteBroken(Cluster cluster, RemovalOptions options) {
        if (options.finalSnapshot().isPresent()) {
            throw new ProvisioningException(
                    "redshift cluster %s is %s, and of such a cluster AWS takes no snapshot; tear it down without a final snapshot"
                            .formatted(cluster.clusterIdentifier(), cluster.clusterStatus()));
        }
        return delete(cluster, Optional.empty());
    }

    private Removal delete(Cluster cluster, Optional<String> snapshot) {
        try {
            Cluster deleted = redshift.deleteCluster(DeleteClusterRequest.builder()
                            .clusterIdentifier(cluster.clusterIdentifier())
                            .skipFinalClusterSnapshot(snapshot.isEmpty())
                            .finalClusterSnapshotIdentifier(snapshot.orElse(null))
                            .build())
                    .cluster();
            return new Removing(
                    deleted == null ? "deleting" : Objects.requireNonNullElse(deleted.clusterStatus(), "deleting"));
        } catch (ClusterSnapshotAlreadyExistsException e) {
            throw new ProvisioningException(
                    "snapshot %s exists already, and the cluster is still there; give a new teardown command, which takes a snapshot of another name"
                            .formatted(snapshot.orElse("")),
                    e);
        }
    }
}
