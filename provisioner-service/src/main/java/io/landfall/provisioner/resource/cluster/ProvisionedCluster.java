package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Compute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Pausable;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.SqlEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;

/** The provisioned cluster. Its master password is made and kept by AWS; nobody here ever sees it. */
public final class ProvisionedCluster implements Compute {

    private final RedshiftClient redshift;
    private final String id;
    private final String roleArn;
    private final Supplier<Optional<String>> securityGroup;
    private final Clusters clusters;
    private final Ownership ownership;
    private final ClusterCreation creation;
    private final FixedAttributes fixed;
    private final ClusterComparison comparison;
    private final ClusterRemoval removal;

    /** @param securityGroup identifier of the group the cluster is to have; empty as long as there is none */
    public ProvisionedCluster(
            RedshiftClient redshift,
            WarehouseDefinition warehouse,
            Ownership ownership,
            AwsAccount account,
            Supplier<Optional<String>> securityGroup) {
        this.redshift = redshift;
        this.id = warehouse.warehouse();
        this.roleArn = account.role(warehouse.roleName());
        this.securityGroup = securityGroup;
        this.clusters = new Clusters(redshift);
        this.ownership = ownership;
        this.creation = new ClusterCreation(warehouse, ownership, roleArn);
        this.fixed = new FixedAttributes(warehouse);
        String arn = account.redshift("cluster", id);
        this.comparison = new ClusterComparison(warehouse, ownership, arn, roleArn, securityGroup);
        this.removal = new ClusterRemoval(
                redshift,
                ownership,
                new FinalSnapshot(redshift, ownership, account),
                new ClusterRelease(redshift, arn, roleArn, securityGroup));
    }

    @Override
    public Address address() {
        return new Address(Clusters.KIND, id);
    }

    @Override
    public Finding find() {
        return clusters.find(id)
                .map(this::judge)
                .orElseGet(() -> new Finding.Missing(creation.wanted(securityGroup.get())));
    }

    @Override
    public Finding standing() {
        Optional<Cluster> found = clusters.find(id);
        if (found.isEmpty()) {
            return new Finding.Missing(List.of());
        }
        if (!ownership.isOurs(ClusterTags.of(found.get()))) {
            return ownership.foreign(address(), ClusterTags.of(found.get()));
        }
        return state(found.get());
    }

    @Override
    public void create() {
        redshift.createCluster(creation.request(securityGroup.get()));
    }

    /** Makes the first change only; the next look finds the others. */
    @Override
    public void change(Finding.Different found) {
        clusters.find(id)
                .flatMap(cluster -> comparison.of(cluster).stream().findFirst())
                .ifPresent(change -> change.call().accept(redshift));
    }

    @Override
    public Optional<Pausable> pausable() {
        return Optional.of(new ClusterPause(redshift, id));
    }

    @Override
    public Removal remove(RemovalOptions options) {
        return removal.remove(clusters.find(id), options);
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return removal.foresee(clusters.find(id));
    }

    @Override
    public Optional<SqlEndpoint> endpoint() {
        return clusters.find(id)
                .filter(this::isReady)
                .map(c -> new SqlEndpoint(
                        c.endpoint().address(), c.endpoint().port(), c.dbName(), c.masterPasswordSecretArn()));
    }

    private Finding judge(Cluster cluster) {
        Optional<Finding.Refused> foreign = ownership.refusal(address(), ClusterTags.of(cluster));
        if (foreign.isPresent()) {
            return foreign.get();
        }
        Finding state = state(cluster);
        boolean steady = state instanceof Finding.Settled || state instanceof Finding.Paused;
        Optional<String> refusal = fixed.refusal(cluster).filter(why -> steady);
        if (refusal.isPresent()) {
            return new Finding.Refused(refusal.get());
        }
        if (state instanceof Finding.Paused) {
            return new Finding.Paused(comparison.whilePaused(cluster));
        }
        return steady ? compare(cluster) : state;
    }

    private Finding compare(Cluster cluster) {
        List<Difference> differences = comparison.of(cluster).stream()
                .flatMap(change -> change.differences().stream())
                .toList();
        if (differences.isEmpty()) {
            return new Finding.Settled();
        }
        return ClusterStates.isChangeable(cluster)
                ? new Finding.Different(differences)
                : new Finding.Unsettled(cluster.clusterStatus());
    }

    /** Settled only with an endpoint, and with nothing going on about our role. */
    private Finding state(Cluster cluster) {
        Finding state = ClusterStates.of(cluster);
        if (!(state instanceof Finding.Settled)) {
            return state;
        }
        if (!hasEndpoint(cluster)) {
            return new Finding.Unsettled(cluster.clusterStatus() + ", no endpoint yet");
        }
        return AttachedRole.work(cluster, roleArn)
                .<Finding>map(Finding.Unsettled::new)
                .orElse(state);
    }

    private boolean isReady(Cluster cluster) {
        return ClusterStates.isUsable(cluster)
                && hasEndpoint(cluster)
                && cluster.masterPasswordSecretArn() != null
                && AttachedRole.isInSync(cluster, roleArn);
    }

    private static boolean hasEndpoint(Cluster cluster) {
        return cluster.endpoint() != null && cluster.endpoint().address() != null;
    }
}
