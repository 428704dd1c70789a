package io.landfall.provisioner.resource.network;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Every security group of the region with the tag of a warehouse. */
public final class SecurityGroupSearch implements TagSearch {

    private final Ec2Client ec2;
    private final String warehouse;

    public SecurityGroupSearch(Ec2Client ec2, String warehouse) {
        this.ec2 = ec2;
        this.warehouse = warehouse;
    }

    @Override
    public List<Address> find() {
        Filter tagged =
                Filter.builder().name("tag:" + Ownership.TAG).values(warehouse).build();
        return ec2.describeSecurityGroupsPaginator(r -> r.filters(tagged)).securityGroups().stream()
                .map(group -> new Address(SecurityGroups.KIND, group.groupName()))
                .toList();
    }
}
