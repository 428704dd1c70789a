package io.landfall.provisioner.resource.role;

import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the role is to be, and how one that was found differs from it. */
record RoleWanted(String description, PolicyDocument trust, PolicyDocument policy, Ownership ownership) {

    static final String DESCRIPTION = "description";
    static final String TRUST = "assume_role_policy_document";
    static final String POLICY = "inline_policy";

    /** What others gave the role besides is no difference; a word more in our own policies is. */
    List<Difference> differences(RoleAsFound found) {
        List<Difference> differences = new ArrayList<>(ownership.differences(found.tags()));
        document(TRUST, found.trust(), trust, "only Redshift is to take the role")
                .ifPresent(differences::add);
        document(POLICY, found.policy(), policy, "COPY is to read what lands, and nothing else")
                .ifPresent(differences::add);
        boolean made = ownership.isOurs(found.tags()) && !ownership.isAdopted(found.tags());
        if (made && !description.equals(found.description())) {
            differences.add(Difference.of(DESCRIPTION, found.description(), description));
        }
        return differences;
    }

    /** What the plan shows of a role to be made. */
    List<Attribute> attributes(CopyRolePolicies policies) {
        return List.of(
                Attribute.of("trusted_services", String.join(", ", policies.services())),
                Attribute.of(
                        "may_read",
                        String.join(
                                ", ",
                                policies.prefixes().stream()
                                        .map(p -> p.isEmpty() ? "the whole bucket" : p + "*")
                                        .toList())),
                Attribute.of(Ownership.TAGS, ownership.tags()));
    }

    /** The notes about a role that is as it should be. */
    static List<String> notes(RoleAsFound found) {
        return found.otherPolicies().isEmpty()
                ? List.of()
                : List.of("keeps policies of others, which may allow it more: "
                        + String.join(", ", found.otherPolicies()));
    }

    private static Optional<Difference> document(String name, PolicyDocument found, PolicyDocument wanted, String why) {
        if (found.meansTheSameAs(wanted)) {
            return Optional.empty();
        }
        String more = found.beyond(wanted);
        String less = wanted.beyond(found);
        return Optional.of(
                Difference.of(name, found.isEmpty() ? "(none)" : more.isEmpty() ? "lacks " + less : more, wanted)
                        .because(why));
    }
}
