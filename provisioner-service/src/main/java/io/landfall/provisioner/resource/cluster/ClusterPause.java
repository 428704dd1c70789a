package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Pausable;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.UnsupportedOperationException;

/** Pauses and resumes (management guide, Pausing and resuming a cluster). What passes by itself is thrown as AWS says it. */
final class ClusterPause implements Pausable {

    private final RedshiftClient redshift;
    private final Clusters clusters;
    private final String id;

    ClusterPause(RedshiftClient redshift, String id) {
        this.redshift = redshift;
        this.clusters = new Clusters(redshift);
        this.id = id;
    }

    @Override
    public void pause() {
        clusters.find(id).flatMap(ClusterPause::obstacle).ifPresent(why -> {
            throw refused(why, null);
        });
        try {
            redshift.pauseCluster(r -> r.clusterIdentifier(id));
        } catch (UnsupportedOperationException e) {
            throw refused(
                    e.awsErrorDetails() == null
                            ? e.getMessage()
                            : e.awsErrorDetails().errorMessage(),
                    e);
        }
    }

    @Override
    public void resume() {
        redshift.resumeCluster(r -> r.clusterIdentifier(id));
    }

    private static Optional<String> obstacle(Cluster cluster) {
        if (cluster.automatedSnapshotRetentionPeriod() != null && cluster.automatedSnapshotRetentionPeriod() == 0) {
            return Optional.of(
                    "its automated snapshots are off, and pausing takes one; provision it, which turns them on");
        }
        boolean hsm = cluster.hsmStatus() != null && cluster.hsmStatus().hsmConfigurationIdentifier() != null;
        return hsm ? Optional.of("its keys are in an HSM, and AWS pauses no such cluster") : Optional.empty();
    }

    private ProvisioningException refused(String why, Throwable cause) {
        return new ProvisioningException("redshift cluster " + id + " cannot be paused: " + why, cause);
    }
}
