package io.landfall.provisioner.resource.serverless;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.Snapshot;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/** Namespaces, workgroups and snapshots with the tag of a warehouse. Serverless cannot be asked by tag, so each is asked for its own. */
public final class ServerlessSearch implements TagSearch {

    private static final String SNAPSHOT = "serverless snapshot";

    private final RedshiftServerlessClient serverless;
    private final Ownership ownership;

    public ServerlessSearch(RedshiftServerlessClient serverless, Ownership ownership) {
        this.serverless = serverless;
        this.ownership = ownership;
    }

    @Override
    public List<Address> find() {
        return Stream.of(workgroups(), namespaces(), snapshots())
                .flatMap(found -> found)
                .filter(found -> ownership.isOurs(ServerlessTags.of(serverless, found.arn())))
                .map(Found::address)
                .toList();
    }

    /** Snapshots stay: they are what a teardown leaves of the data. */
    @Override
    public boolean isKept(Address found) {
        return SNAPSHOT.equals(found.kind());
    }

    private Stream<Found> workgroups() {
        return serverless.listWorkgroupsPaginator(r -> {}).workgroups().stream()
                .map((Workgroup workgroup) -> new Found(
                        new Address(ServerlessWorkgroup.KIND, workgroup.workgroupName()), workgroup.workgroupArn()));
    }

    private Stream<Found> namespaces() {
        return serverless.listNamespacesPaginator(r -> {}).namespaces().stream()
                .map((Namespace namespace) ->
                        new Found(new Address(Namespaces.KIND, namespace.namespaceName()), namespace.namespaceArn()));
    }

    /** Of all namespaces, because this one is gone. */
    private Stream<Found> snapshots() {
        return serverless.listSnapshotsPaginator(r -> {}).snapshots().stream()
                .filter(snapshot -> ownership.warehouse().equals(snapshot.namespaceName()))
                .map((Snapshot snapshot) ->
                        new Found(new Address(SNAPSHOT, snapshot.snapshotName()), snapshot.snapshotArn()));
    }

    private record Found(Address address, String arn) {}
}
