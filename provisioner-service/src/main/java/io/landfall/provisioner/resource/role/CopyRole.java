package io.landfall.provisioner.resource.role;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** The role that COPY reads the landing bucket with, and nothing else. */
public final class CopyRole implements Resource {

    private static final String POLICY = "landfall-read-landing";

    private final IamClient iam;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final CopyRolePolicies policies;

    public CopyRole(IamClient iam, WarehouseDefinition warehouse, Ownership ownership, AwsAccount account) {
        this.iam = iam;
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.policies = new CopyRolePolicies(account, warehouse.landingBucket());
    }

    @Override
    public Address address() {
        return new Address("iam role", warehouse.roleName());
    }

    @Override
    public Finding find() {
        Optional<Role> role = role();
        if (role.isEmpty()) {
            return new Finding.Missing(List.of(
                    Attribute.of("trusted_services", "redshift.amazonaws.com"),
                    Attribute.of("may_read", "s3://" + warehouse.landingBucket())));
        }
        if (!ownership.isOurs(tags(role.get()))) {
            return ownership.foreign(address(), tags(role.get()));
        }
        return policy().isPresent()
                ? new Finding.Settled()
                : new Finding.Different(List.of(Difference.of("inline_policy", "missing", POLICY)));
    }

    @Override
    public void create() {
        iam.createRole(r -> r.roleName(name())
                .description("Lets Redshift read what lands for " + warehouse.warehouse())
                .assumeRolePolicyDocument(policies.trust().toJson())
                .tags(ownership.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList()));
    }

    @Override
    public void change(Finding.Different found) {
        iam.putRolePolicy(r -> r.roleName(name())
                .policyName(POLICY)
                .policyDocument(policies.read().toJson()));
    }

    @Override
    public Removal remove(RemovalOptions options) {
        Optional<Role> role = role();
        if (role.isEmpty()) {
            return new Removal.Gone();
        }
        if (!ownership.isOurs(tags(role.get()))) {
            return new Removal.Kept("it is not Landfall's");
        }
        iam.listRolePolicies(r -> r.roleName(name()))
                .policyNames()
                .forEach(policy -> iam.deleteRolePolicy(r -> r.roleName(name()).policyName(policy)));
        iam.deleteRole(r -> r.roleName(name()));
        return new Removal.Gone();
    }

    private Optional<Role> role() {
        try {
            return Optional.of(iam.getRole(r -> r.roleName(name())).role());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private Optional<IamPolicy> policy() {
        try {
            String document = iam.getRolePolicy(r -> r.roleName(name()).policyName(POLICY))
                    .policyDocument();
            return Optional.of(IamPolicy.fromJson(URLDecoder.decode(document, StandardCharsets.UTF_8)));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> tags(Role role) {
        return role.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private String name() {
        return warehouse.roleName();
    }
}
