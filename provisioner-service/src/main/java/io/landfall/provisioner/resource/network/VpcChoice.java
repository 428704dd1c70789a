package io.landfall.provisioner.resource.network;

import io.landfall.project.NetworkDefinition;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The VPC a warehouse is in: the one that is named, or the default one (EC2 API reference, DescribeVpcs). */
public final class VpcChoice {

    private final Ec2Client ec2;
    private final NetworkDefinition network;

    public VpcChoice(Ec2Client ec2, NetworkDefinition network) {
        this.ec2 = ec2;
        this.network = network;
    }

    /** Empty if none is named and the account has no default VPC in the region. */
    public Optional<String> id() {
        return network.vpc() == null ? defaultId() : Optional.of(network.vpc());
    }

    /** Whether what is made without naming subnets ends up there. */
    public boolean isDefault() {
        return network.vpc() == null
                || defaultId().filter(network.vpc()::equals).isPresent();
    }

    /** In how many availability zones these subnets are; none for no subnets. */
    public long zones(List<String> subnets) {
        return subnets.isEmpty()
                ? 0
                : ec2.describeSubnets(r -> r.subnetIds(subnets)).subnets().stream()
                        .map(Subnet::availabilityZone)
                        .distinct()
                        .count();
    }

    private Optional<String> defaultId() {
        Filter byDefault = Filter.builder().name("is-default").values("true").build();
        return ec2.describeVpcs(r -> r.filters(byDefault)).vpcs().stream()
                .map(Vpc::vpcId)
                .findFirst();
    }
}
