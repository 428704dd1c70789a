package io.landfall.provisioner.resource.cluster;

import java.util.Optional;
import software.amazon.awssdk.services.redshift.model.Cluster;

/** How far a role of a cluster is (API reference, ClusterIamRole). */
final class AttachedRole {

    private static final String IN_SYNC = "in-sync";

    private AttachedRole() {}

    /** {@code in-sync}, {@code adding} or {@code removing}; empty if it is not attached. */
    static Optional<String> in(Cluster cluster, String roleArn) {
        return cluster.iamRoles().stream()
                .filter(role -> roleArn.equals(role.iamRoleArn()))
                .map(role -> role.applyStatus() == null ? IN_SYNC : role.applyStatus())
                .findFirst();
    }

    static boolean isInSync(Cluster cluster, String roleArn) {
        return in(cluster, roleArn).filter(IN_SYNC::equals).isPresent();
    }

    /** What is being done about it; empty when nothing is. */
    static Optional<String> work(Cluster cluster, String roleArn) {
        return in(cluster, roleArn).filter(status -> !IN_SYNC.equals(status)).map(status -> "role for COPY: " + status);
    }
}
