package io.landfall.provisioner.resource.role;

import io.landfall.project.Installation;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The role that COPY reads the landing bucket with, and nothing else. Policies that others give it, for instance to decrypt with their key,
 * stay and are told of. A role that Landfall made is deleted with whatever policies it has by then; one that was adopted loses Landfall's
 * policy and tags and keeps the rest.
 */
public final class CopyRole implements Resource {

    private static final String POLICY = "landfall-read-landing";

    private final IamClient iam;
    private final String name;
    private final String arn;
    private final CopyRolePolicies policies;
    private final RoleWanted wanted;
    private final RoleReader reader;
    private final Ownership ownership;

    public CopyRole(IamClient iam, Installation installation, Ownership ownership, AwsAccount account) {
        this.iam = iam;
        this.name = installation.warehouse().roleName();
        this.arn = account.role(name);
        this.policies = new CopyRolePolicies(account, installation);
        this.wanted = new RoleWanted(
                "Lets Redshift read what lands for " + ownership.warehouse(),
                policies.trust(),
                policies.read(),
                ownership);
        this.reader = new RoleReader(iam, name, POLICY);
        this.ownership = ownership;
    }

    @Override
    public Address address() {
        return new Address("iam role", name);
    }

    @Override
    public Finding find() {
        Optional<RoleAsFound> found = reader.read();
        if (found.isEmpty()) {
            return new Finding.Missing(wanted.attributes(policies));
        }
        Optional<Finding.Refused> refusal =
                ownership.refusal(address(), found.get().tags());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!arn.equals(found.get().arn())) {
            return new Finding.Refused(
                    "%s has a path of its own (%s instead of %s), which cannot be changed; remove it, or call the warehouse something else"
                            .formatted(address(), found.get().arn(), arn));
        }
        List<Difference> differences = wanted.differences(found.get());
        return differences.isEmpty()
                ? new Finding.Settled(RoleWanted.notes(found.get()))
                : new Finding.Different(differences);
    }

    /** Without its policy, which is the first difference found after it. */
    @Override
    public void create() {
        iam.createRole(r -> r.roleName(name)
                .description(wanted.description())
                .assumeRolePolicyDocument(wanted.trust().toJson())
                .tags(tags(ownership.tags())));
    }

    @Override
    public void change(Finding.Different found) {
        Set<String> attributes =
                found.differences().stream().map(Difference::attribute).collect(Collectors.toSet());
        reader.read().ifPresent(role -> {
            if (attributes.contains(Ownership.TAGS)) {
                iam.tagRole(r -> r.roleName(name).tags(tags(ownership.tagsToSet(role.tags()))));
            }
            if (attributes.contains(RoleWanted.TRUST)) {
                iam.updateAssumeRolePolicy(
                        r -> r.roleName(name).policyDocument(wanted.trust().toJson()));
            }
            if (attributes.contains(RoleWanted.POLICY)) {
                iam.putRolePolicy(r -> r.roleName(name)
                        .policyName(POLICY)
                        .policyDocument(wanted.policy().toJson()));
            }
            if (attributes.contains(RoleWanted.DESCRIPTION)) {
                describe(role);
            }
        });
    }

    /** A session duration that is not said becomes an hour (API reference, UpdateRole). */
    private void describe(RoleAsFound role) {
        iam.updateRole(r -> r.roleName(name)
                .description(wanted.description())
                .maxSessionDuration(role.maxSessionSeconds() == 0 ? null : role.maxSessionSeconds()));
    }

    @Override
    public Removal remove(RemovalOptions options) {
        Optional<Role> found = reader.role();
        if (found.isEmpty()) {
            return new Removal.Gone();
        }
        Map<String, String> tags = RoleReader.tags(found.get().tags());
        if (!ownership.isOurs(tags)) {
            return new Removal.Kept("it is not Landfall's");
        }
        if (ownership.isAdopted(tags)) {
            return release();
        }
        reader.managedPolicies()
                .forEach(policy -> iam.detachRolePolicy(r -> r.roleName(name).policyArn(policy)));
        reader.inlinePolicies().forEach(this::deletePolicy);
        iam.deleteRole(r -> r.roleName(name));
        return reader.role().isEmpty() ? new Removal.Gone() : new Removal.Removing("deleting");
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return reader.role()
                .map(role -> ownership.foreseen(RoleReader.tags(role.tags())))
                .orElseGet(Removal.Gone::new);
    }

    private Removal release() {
        if (reader.inlinePolicies().contains(POLICY)) {
            deletePolicy(POLICY);
        }
        iam.untagRole(r -> r.roleName(name).tagKeys(Ownership.MARKS));
        return new Removal.Kept("it was there before Landfall, which leaves it without its policy and its tags");
    }

    private void deletePolicy(String policy) {
        iam.deleteRolePolicy(r -> r.roleName(name).policyName(policy));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
