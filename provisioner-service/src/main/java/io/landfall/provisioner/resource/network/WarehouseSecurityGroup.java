package io.landfall.provisioner.resource.network;

import io.landfall.project.CidrBlock;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * Who may connect to the SQL endpoint. Every ingress rule of the group is Landfall's: what the definition does not list is revoked,
 * except from a group that was adopted.
 */
public final class WarehouseSecurityGroup implements Resource {

    private final Ec2Client ec2;
    private final SecurityGroups groups;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final AllowedSources allowed;
    private final VpcChoice vpc;

    public WarehouseSecurityGroup(Ec2Client ec2, WarehouseDefinition warehouse, Ownership ownership, PublicAddress me) {
        this.ec2 = ec2;
        this.groups = new SecurityGroups(ec2, warehouse.securityGroupName());
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.allowed = new AllowedSources(warehouse.network(), me);
        this.vpc = new VpcChoice(ec2, warehouse.network());
    }

    @Override
    public Address address() {
        return new Address(SecurityGroups.KIND, warehouse.securityGroupName());
    }

    /** Its identifier, such as {@code sg-0a1b2c3d4e5f60718}; empty as long as there is none. */
    public Optional<String> id() {
        return vpc.id().flatMap(groups::in).map(SecurityGroup::groupId);
    }

    @Override
    public Finding find() {
        Optional<String> home = vpc.id();
        if (home.isEmpty()) {
            return new Finding.Refused("the account has no default VPC in " + warehouse.region()
                    + "; name one and its subnets: network.vpc, network.subnets");
        }
        try {
            return groups.in(home.get()).map(this::compare).orElseGet(() -> missing(home.get()));
        } catch (ProvisioningException e) {
            return new Finding.Refused(e.getMessage());
        }
    }

    @Override
    public void create() {
        groups.create(vpc.id().orElseThrow(), description(), ownership.tags());
    }

    @Override
    public void change(Finding.Different found) {
        groups.in(vpc.id().orElseThrow()).ifPresent(group -> {
            Map<String, String> missing = ownership.tagsToSet(SecurityGroups.tags(group));
            if (!missing.isEmpty()) {
                ec2.createTags(r -> r.resources(group.groupId()).tags(SecurityGroups.tags(missing)));
            }
            rules(group).repair(ec2, group.groupId());
        });
    }

    @Override
    public Removal remove(RemovalOptions options) {
        return new SecurityGroupRemoval(ec2, groups, ownership).remove();
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        List<Removal> all = groups.all().stream()
                .map(group -> ownership.foreseen(SecurityGroups.tags(group)))
                .toList();
        return all.stream()
                .filter(Removal.Removing.class::isInstance)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseGet(Removal.Gone::new);
    }

    @Override
    public List<String> warnings() {
        return warehouse.network().allow().stream()
                .flatMap(source -> CidrBlock.parse(source).stream())
                .filter(CidrBlock::isPublic)
                .map(block ->
                        "THE INTERNET MAY CONNECT TO WAREHOUSE %s: PORT %d IS OPEN TO %s (network.allow, allow_public)"
                                .formatted(warehouse.warehouse(), warehouse.port(), block))
                .toList();
    }

    private Finding missing(String home) {
        List<Attribute> wanted = new ArrayList<>();
        wanted.add(Attribute.of("vpc_id", home));
        wanted.add(Attribute.of("description", description()));
        wanted().forEach(rule -> wanted.add(Attribute.of("ingress", rule)));
        wanted.add(Attribute.of("tags", ownership.tags()));
        return new Finding.Missing(wanted);
    }

    private Finding compare(SecurityGroup group) {
        Map<String, String> tags = SecurityGroups.tags(group);
        Optional<Finding.Refused> refusal = ownership.refusal(address(), tags);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Difference> differences = new ArrayList<>();
        differences.addAll(ownership.differences(tags));
        differences.addAll(rules(group).differences());
        return differences.isEmpty() ? new Finding.Settled() : new Finding.Different(differences);
    }

    private IngressRules rules(SecurityGroup group) {
        Map<String, String> tags = SecurityGroups.tags(group);
        List<IngressRule> found = group.ipPermissions().stream()
                .flatMap(permission -> IngressRule.in(permission).stream())
                .toList();
        IngressRules rules = IngressRules.compare(found, wanted());
        boolean wasThere = ownership.isAdopted(tags) || !ownership.isOurs(tags);
        return wasThere ? rules.onlyMissing() : rules;
    }

    private List<IngressRule> wanted() {
        return allowed.blocks().stream()
                .map(block -> IngressRule.tcp(warehouse.port(), block))
                .toList();
    }

    private String description() {
        return "Who may connect to the Landfall warehouse " + warehouse.warehouse();
    }
}
