package io.landfall.provisioner.resource.role;

import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Reads everything of a role that is compared. */
final class RoleReader {

    private final IamClient iam;
    private final String name;
    private final String policyName;

    RoleReader(IamClient iam, String name, String policyName) {
        this.iam = iam;
        this.name = name;
        this.policyName = policyName;
    }

    Optional<RoleAsFound> read() {
        return role().map(role -> new RoleAsFound(
                role.arn(),
                role.description() == null ? "" : role.description(),
                role.maxSessionDuration() == null ? 0 : role.maxSessionDuration(),
                tags(role.tags()),
                PolicyDocument.ofEncoded(role.assumeRolePolicyDocument()),
                policy(),
                Stream.concat(inlinePolicies().stream().filter(p -> !policyName.equals(p)), managedPolicies().stream())
                        .toList()));
    }

    /** GetRole answers the tags; ListRoles does not. */
    Optional<Role> role() {
        try {
            return Optional.of(iam.getRole(r -> r.roleName(name)).role());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    List<String> inlinePolicies() {
        return iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                .toList();
    }

    /** Their ARNs. */
    List<String> managedPolicies() {
        return iam.listAttachedRolePoliciesPaginator(r -> r.roleName(name)).attachedPolicies().stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private PolicyDocument policy() {
        try {
            return PolicyDocument.ofEncoded(
                    iam.getRolePolicy(r -> r.roleName(name).policyName(policyName))
                            .policyDocument());
        } catch (NoSuchEntityException e) {
            return PolicyDocument.empty();
        }
    }
}
