package io.landfall.provisioner.resource.serverless;

import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.Removal.Gone;
import io.landfall.provisioner.resource.Removal.Kept;
import io.landfall.provisioner.resource.Removal.Removing;
import io.landfall.provisioner.resource.RemovalOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.Snapshot;

/** Deletes a namespace of ours with all its data, or releases an adopted one. Its workgroup has to be gone. */
final class NamespaceRemoval {

    private final RedshiftServerlessClient serverless;
    private final Ownership ownership;
    private final String roleArn;

    NamespaceRemoval(RedshiftServerlessClient serverless, Ownership ownership, String roleArn) {
        this.serverless = serverless;
        this.ownership = ownership;
        this.roleArn = roleArn;
    }

    Removal remove(String name, Optional<Namespace> found, RemovalOptions options) {
        if (found.isEmpty()) {
            tagSnapshots(name);
            return new Gone();
        }
        Namespace namespace = found.get();
        var tags = ServerlessTags.of(serverless, namespace.namespaceArn());
        if (!ownership.isOurs(tags)) {
            return new Kept("it is not Landfall's");
        }
        if (!Namespaces.AVAILABLE.equals(namespace.statusAsString())) {
            return new Removing(namespace.statusAsString().toLowerCase(Locale.ROOT));
        }
        if (ownership.isAdopted(tags)) {
            return release(namespace);
        }
        serverless.deleteNamespace(r ->
                r.namespaceName(name).finalSnapshotName(options.finalSnapshot().orElse(null)));
        return new Removing(options.finalSnapshot()
                .map(snapshot -> "deleting, after its final snapshot " + snapshot)
                .orElse("deleting"));
    }

    /** One call at a time: without our role, then without our tags. */
    private Removal release(Namespace namespace) {
        List<NamespaceRole> roles = NamespaceRole.of(namespace);
        if (roles.stream().anyMatch(role -> role.arn().equals(roleArn) && role.stays())) {
            List<String> others = roles.stream()
                    .filter(role -> role.stays() && !role.arn().equals(roleArn))
                    .map(NamespaceRole::arn)
                    .toList();
            serverless.updateNamespace(
                    r -> r.namespaceName(namespace.namespaceName()).iamRoles(others));
            return new Removing("releasing its role");
        }
        serverless.untagResource(r -> r.resourceArn(namespace.namespaceArn()).tagKeys(Ownership.MARKS));
        return new Kept("it was adopted, and is released");
    }

    /**
     * DeleteNamespace takes no tags for the final snapshot, so they are put on it afterwards; also on that of an earlier teardown that was
     * interrupted.
     */
    private void tagSnapshots(String namespace) {
        serverless.listSnapshotsPaginator(r -> {}).snapshots().stream()
                .filter(snapshot -> namespace.equals(snapshot.namespaceName()))
                .filter(snapshot -> snapshot.snapshotName().startsWith(RemovalOptions.finalSnapshots(namespace)))
                .map(Snapshot::snapshotArn)
                .filter(arn -> !ownership.isOurs(ServerlessTags.of(serverless, arn)))
                .forEach(arn ->
                        serverless.tagResource(r -> r.resourceArn(arn).tags(ServerlessTags.of(ownership.tags()))));
    }
}
