package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Compute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Pausable;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.SqlEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterIamRole;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.redshift.model.DeleteClusterRequest;
import software.amazon.awssdk.services.redshift.model.Tag;

/** The provisioned cluster. Its master password is made and kept by AWS; nobody here ever sees it. */
public final class ProvisionedCluster implements Compute, Pausable {

    private static final String AVAILABLE = "available";
    private static final String PAUSED = "paused";
    private static final String IN_SYNC = "in-sync";

    private final RedshiftClient redshift;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final String roleArn;

    public ProvisionedCluster(
            RedshiftClient redshift, WarehouseDefinition warehouse, Ownership ownership, String roleArn) {
        this.redshift = redshift;
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.roleArn = roleArn;
    }

    @Override
    public Address address() {
        return new Address("redshift cluster", id());
    }

    @Override
    public Finding find() {
        Optional<Cluster> found = cluster();
        if (found.isEmpty()) {
            return new Finding.Missing(List.of(
                    Attribute.of("node_type", warehouse.nodeType()),
                    Attribute.of("number_of_nodes", warehouse.nodes())));
        }
        Cluster cluster = found.get();
        if (!ownership.isOurs(tags(cluster))) {
            return ownership.foreign(address(), tags(cluster));
        }
        if (PAUSED.equals(cluster.clusterStatus())) {
            return new Finding.Paused(List.of());
        }
        Optional<String> role = roleStatus(cluster);
        if (!AVAILABLE.equals(cluster.clusterStatus())) {
            return new Finding.Unsettled(cluster.clusterStatus());
        }
        if (role.isEmpty()) {
            return new Finding.Different(List.of(Difference.of("iam_roles", "not attached", roleArn)));
        }
        return isReady(cluster) ? new Finding.Settled() : new Finding.Unsettled("attaching role: " + role.get());
    }

    @Override
    public void create() {
        boolean single = warehouse.nodes() == 1;
        redshift.createCluster(CreateClusterRequest.builder()
                .clusterIdentifier(id())
                .clusterType(single ? "single-node" : "multi-node")
                .numberOfNodes(single ? null : warehouse.nodes())
                .nodeType(warehouse.nodeType())
                .dbName(warehouse.database())
                .masterUsername(warehouse.adminUser())
                .manageMasterPassword(true)
                .port(warehouse.port())
                .encrypted(true)
                .publiclyAccessible(warehouse.network().publiclyAccessible())
                .iamRoles(List.of(roleArn))
                .tags(ownership.tags().entrySet().stream()
                        .map(t -> Tag.builder()
                                .key(t.getKey())
                                .value(t.getValue())
                                .build())
                        .toList())
                .build());
    }

    @Override
    public void change(Finding.Different found) {
        redshift.modifyClusterIamRoles(r -> r.clusterIdentifier(id()).addIamRoles(roleArn));
    }

    @Override
    public void pause() {
        redshift.pauseCluster(r -> r.clusterIdentifier(id()));
    }

    @Override
    public void resume() {
        redshift.resumeCluster(r -> r.clusterIdentifier(id()));
    }

    @Override
    public Optional<Pausable> pausable() {
        return Optional.of(this);
    }

    @Override
    public Removal remove(RemovalOptions options) {
        Optional<Cluster> found = cluster();
        if (found.isEmpty()) {
            return new Removal.Gone();
        }
        if (!ownership.isOurs(tags(found.get()))) {
            return new Removal.Kept("it is not Landfall's");
        }
        if (AVAILABLE.equals(found.get().clusterStatus())) {
            redshift.deleteCluster(DeleteClusterRequest.builder()
                    .clusterIdentifier(id())
                    .skipFinalClusterSnapshot(options.finalSnapshot().isEmpty())
                    .finalClusterSnapshotIdentifier(options.finalSnapshot().orElse(null))
                    .build());
        }
        return new Removal.Removing(found.get().clusterStatus());
    }

    @Override
    public Optional<SqlEndpoint> endpoint() {
        return cluster()
                .filter(this::isReady)
                .map(c -> new SqlEndpoint(
                        c.endpoint().address(), c.endpoint().port(), c.dbName(), c.masterPasswordSecretArn()));
    }

    private boolean isReady(Cluster cluster) {
        return AVAILABLE.equals(cluster.clusterStatus())
                && cluster.endpoint() != null
                && cluster.endpoint().address() != null
                && cluster.masterPasswordSecretArn() != null
                && roleStatus(cluster).filter(IN_SYNC::equals).isPresent();
    }

    private Optional<Cluster> cluster() {
        try {
            return redshift.describeClusters(r -> r.clusterIdentifier(id())).clusters().stream()
                    .findFirst();
        } catch (ClusterNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> roleStatus(Cluster cluster) {
        return cluster.iamRoles().stream()
                .filter(role -> roleArn.equals(role.iamRoleArn()))
                .map(ClusterIamRole::applyStatus)
                .findFirst();
    }

    private static Map<String, String> tags(Cluster cluster) {
        return cluster.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private String id() {
        return warehouse.warehouse();
    }
}
