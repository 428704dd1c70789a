package io.landfall.provisioner.resource.cluster;

import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;

/** The clusters of the account and region. */
final class Clusters {

    static final String KIND = "redshift cluster";

    private final RedshiftClient redshift;

    Clusters(RedshiftClient redshift) {
        this.redshift = redshift;
    }

    Optional<Cluster> find(String id) {
        try {
            return redshift.describeClusters(r -> r.clusterIdentifier(id)).clusters().stream()
                    .findFirst();
        } catch (ClusterNotFoundException e) {
            return Optional.empty();
        }
    }
}
