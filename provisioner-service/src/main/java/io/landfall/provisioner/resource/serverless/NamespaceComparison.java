package io.landfall.provisioner.resource.serverless;

import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;

/** Compares a namespace with the definition. What AWS, or whatever stands in for it, does not report is not compared. */
final class NamespaceComparison {

    private final Ownership ownership;
    private final String roleArn;

    NamespaceComparison(Ownership ownership, String roleArn) {
        this.ownership = ownership;
        this.roleArn = roleArn;
    }

    /** In the order in which they are made. */
    List<ServerlessChange> of(Namespace namespace, Map<String, String> tags) {
        return Stream.of(tags(namespace, tags), roles(namespace, tags), password(namespace))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ServerlessChange> tags(Namespace namespace, Map<String, String> tags) {
        return ownership.differences(tags).stream()
                .findFirst()
                .map(difference -> new ServerlessChange(
                        difference,
                        serverless -> serverless.tagResource(r -> r.resourceArn(namespace.namespaceArn())
                                .tags(ServerlessTags.of(ownership.tagsToSet(tags))))));
    }

    /** Roles of others stay: the list of an update replaces the one before. */
    private Optional<ServerlessChange> roles(Namespace namespace, Map<String, String> tags) {
        List<NamespaceRole> roles = NamespaceRole.of(namespace);
        String byDefault = namespace.defaultIamRoleArn();
        boolean named = byDefault != null && !byDefault.isEmpty();
        boolean wasThere = !ownership.isOurs(tags) || ownership.isAdopted(tags);
        if (roles.stream().noneMatch(role -> role.arn().equals(roleArn))) {
            return Optional.of(update(
                    namespace,
                    Difference.of("iam_roles", "not attached", roleArn),
                    named && wasThere ? byDefault : roleArn));
        }
        return named && !wasThere && !byDefault.equals(roleArn)
                ? Optional.of(update(namespace, Difference.of("default_iam_role_arn", byDefault, roleArn), roleArn))
                : Optional.empty();
    }

    private ServerlessChange update(Namespace namespace, Difference difference, String byDefault) {
        List<String> all = new ArrayList<>(NamespaceRole.of(namespace).stream()
                .filter(NamespaceRole::stays)
                .map(NamespaceRole::arn)
                .filter(arn -> !arn.equals(roleArn))
                .toList());
        all.add(roleArn);
        return new ServerlessChange(
                difference,
                serverless -> serverless.updateNamespace(r ->
                        r.namespaceName(namespace.namespaceName()).iamRoles(all).defaultIamRoleArn(byDefault)));
    }

    private static Optional<ServerlessChange> password(Namespace namespace) {
        return namespace.adminPasswordSecretArn() != null
                ? Optional.empty()
                : Optional.of(new ServerlessChange(
                        Difference.of("manage_admin_password", false, true)
                                .because("Secrets Manager keeps the password from now on; the old one ends"),
                        serverless -> serverless.updateNamespace(
                                r -> r.namespaceName(namespace.namespaceName()).manageAdminPassword(true))));
    }
}
