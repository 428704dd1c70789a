package io.landfall.provisioner.resource;

import io.landfall.project.WarehouseDefinition;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.ClusterIamRole;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.redshift.model.DeleteClusterRequest;

/** The provisioned cluster. Its master password is made and kept by AWS; nobody here ever sees it. */
public final class Cluster {

    /** The tag on everything Landfall makes; its value is the warehouse's name. */
    public static final String TAG = "landfall:warehouse";

    private static final String AVAILABLE = "available";
    private static final String DELETING = "deleting";
    private static final String IN_SYNC = "in-sync";

    private final RedshiftClient redshift;
    private final WarehouseDefinition warehouse;

    public Cluster(RedshiftClient redshift, WarehouseDefinition warehouse) {
        this.redshift = redshift;
        this.warehouse = warehouse;
    }

    /** The cluster as AWS describes it now; empty if there is none. */
    public Optional<software.amazon.awssdk.services.redshift.model.Cluster> find() {
        try {
            return redshift.describeClusters(r -> r.clusterIdentifier(id())).clusters().stream()
                    .findFirst();
        } catch (ClusterNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Asks for the cluster where it is missing, and for the role to be attached where it is not. */
    public String request(String roleArn) {
        var found = find();
        if (found.isEmpty()) {
            redshift.createCluster(creation(roleArn));
            return "creating";
        }
        if (isAvailable(found.get()) && roleStatus(found.get(), roleArn).isEmpty()) {
            redshift.modifyClusterIamRoles(r -> r.clusterIdentifier(id()).addIamRoles(roleArn));
            return "attaching role";
        }
        return found.get().clusterStatus();
    }

    /** Whether SQL can be tried: available, with an endpoint, its role in sync, its secret there. */
    public boolean isReady(software.amazon.awssdk.services.redshift.model.Cluster cluster, String roleArn) {
        return isAvailable(cluster)
                && cluster.endpoint() != null
                && cluster.endpoint().address() != null
                && cluster.masterPasswordSecretArn() != null
                && roleStatus(cluster, roleArn).filter(IN_SYNC::equals).isPresent();
    }

    /** Asks for the deletion. */
    public String requestDeletion(Optional<String> finalSnapshot) {
        var found = find();
        if (found.isEmpty()) {
            return "was gone";
        }
        if (DELETING.equals(found.get().clusterStatus())) {
            return DELETING;
        }
        redshift.deleteCluster(deletion(finalSnapshot));
        return DELETING;
    }

    private CreateClusterRequest creation(String roleArn) {
        boolean single = warehouse.nodes() == 1;
        return CreateClusterRequest.builder()
                .clusterIdentifier(id())
                .clusterType(single ? "single-node" : "multi-node")
                .numberOfNodes(single ? null : warehouse.nodes())
                .nodeType(warehouse.nodeType())
                .dbName(warehouse.database())
                .masterUsername(warehouse.adminUser())
                .manageMasterPassword(true)
                .port(warehouse.port())
                .encrypted(true)
                .publiclyAccessible(false)
                .iamRoles(List.of(roleArn))
                .tags(t -> t.key(TAG).value(warehouse.warehouse()))
                .build();
    }

    private DeleteClusterRequest deletion(Optional<String> finalSnapshot) {
        return DeleteClusterRequest.builder()
                .clusterIdentifier(id())
                .skipFinalClusterSnapshot(finalSnapshot.isEmpty())
                .finalClusterSnapshotIdentifier(finalSnapshot.orElse(null))
                .build();
    }

    private static boolean isAvailable(software.amazon.awssdk.services.redshift.model.Cluster cluster) {
        return AVAILABLE.equals(cluster.clusterStatus());
    }

    private static Optional<String> roleStatus(
            software.amazon.awssdk.services.redshift.model.Cluster cluster, String roleArn) {
        return cluster.iamRoles().stream()
                .filter(role -> roleArn.equals(role.iamRoleArn()))
                .map(ClusterIamRole::applyStatus)
                .findFirst();
    }

    private String id() {
        return warehouse.warehouse();
    }
}
