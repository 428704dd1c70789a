package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.network.VpcChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroup;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroupNotFoundException;
import software.amazon.awssdk.services.redshift.model.Subnet;

/** The subnets a cluster may be in. There is one only where the definition names subnets; otherwise AWS uses its default group. */
public final class SubnetGroup implements Resource {

    private final RedshiftClient redshift;
    private final Clusters clusters;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final String arn;
    private final VpcChoice vpc;

    public SubnetGroup(
            RedshiftClient redshift,
            WarehouseDefinition warehouse,
            Ownership ownership,
            AwsAccount account,
            VpcChoice vpc) {
        this.redshift = redshift;
        this.clusters = new Clusters(redshift);
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.arn = account.redshift("subnetgroup", warehouse.subnetGroupName());
        this.vpc = vpc;
    }

    @Override
    public Address address() {
        return new Address(RedshiftTagSearch.SUBNET_GROUP, name());
    }

    @Override
    public boolean isWanted() {
        return !warehouse.network().subnets().isEmpty();
    }

    @Override
    public Finding find() {
        Optional<ClusterSubnetGroup> found = group();
        if (subnets().isEmpty()) {
            return vpc.isDefault() ? found.map(this::unnamed).orElseGet(Finding.Settled::new) : withoutSubnets();
        }
        return found.map(this::compare)
                .orElseGet(() -> new Finding.Missing(List.of(
                        Attribute.of("subnet_ids", new TreeSet<>(subnets())),
                        Attribute.of("description", description()),
                        Attribute.of("tags", ownership.tags()))));
    }

    @Override
    public void create() {
        redshift.createClusterSubnetGroup(r -> r.clusterSubnetGroupName(name())
                .description(description())
                .subnetIds(subnets())
                .tags(ClusterTags.of(ownership.tags())));
    }

    @Override
    public void change(Finding.Different found) {
        group().ifPresent(group -> {
            Map<String, String> missing = ownership.tagsToSet(ClusterTags.of(group.tags()));
            if (!missing.isEmpty()) {
                redshift.createTags(r -> r.resourceName(arn).tags(ClusterTags.of(missing)));
            }
            if (subnetDifference(group).isPresent()) {
                redshift.modifyClusterSubnetGroup(
                        r -> r.clusterSubnetGroupName(name()).subnetIds(subnets()));
            }
        });
    }

    @Override
    public Removal remove(RemovalOptions options) {
        return new SubnetGroupRemoval(redshift, ownership, arn).remove(group());
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return group().map(group -> ownership.foreseen(ClusterTags.of(group.tags())))
                .orElseGet(Removal.Gone::new);
    }

    /** Where no subnets are named it is as it should be when there is none. */
    @Override
    public boolean outlivesTeardown() {
        return subnets().isEmpty();
    }

    @Override
    public List<String> warnings() {
        long zones = vpc.zones(subnets());
        return zones == 1
                ? List.of(
                        "network.subnets are all in one availability zone; with a second one the cluster can move when the first has no room or fails")
                : List.of();
    }

    private Finding compare(ClusterSubnetGroup group) {
        Map<String, String> tags = ClusterTags.of(group.tags());
        Optional<Finding.Refused> refusal = ownership.refusal(address(), tags);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Difference> differences = new ArrayList<>();
        differences.addAll(ownership.differences(tags));
        subnetDifference(group).ifPresent(differences::add);
        return differences.isEmpty() ? new Finding.Settled() : new Finding.Different(differences);
    }

    /** As long as the cluster is in it nothing is said here: the cluster itself says that it cannot leave. */
    private Finding unnamed(ClusterSubnetGroup group) {
        boolean ours = ownership.isOurs(ClusterTags.of(group.tags()));
        boolean used = clusters.find(warehouse.warehouse())
                .filter(cluster -> name().equals(cluster.clusterSubnetGroupName()))
                .isPresent();
        return ours && !used
                ? new Finding.Unwanted("network.subnets names no subnets any more")
                : new Finding.Settled();
    }

    private Finding.Refused withoutSubnets() {
        return new Finding.Refused("network.vpc names " + warehouse.network().vpc()
                + ", but a cluster gets into a VPC by its subnets; name some of it: network.subnets");
    }

    private Optional<Difference> subnetDifference(ClusterSubnetGroup group) {
        TreeSet<String> found = new TreeSet<>(
                group.subnets().stream().map(Subnet::subnetIdentifier).toList());
        TreeSet<String> wanted = new TreeSet<>(subnets());
        return found.equals(wanted) ? Optional.empty() : Optional.of(Difference.of("subnet_ids", found, wanted));
    }

    private Optional<ClusterSubnetGroup> group() {
        try {
            return redshift
                    .describeClusterSubnetGroups(r -> r.clusterSubnetGroupName(name()))
                    .clusterSubnetGroups()
                    .stream()
                    .findFirst();
        } catch (ClusterSubnetGroupNotFoundException e) {
            return Optional.empty();
        }
    }

    private List<String> subnets() {
        return warehouse.network().subnets();
    }

    private String name() {
        return warehouse.subnetGroupName();
    }

    private String description() {
        return "Subnets of the Landfall warehouse " + warehouse.warehouse();
    }
}
