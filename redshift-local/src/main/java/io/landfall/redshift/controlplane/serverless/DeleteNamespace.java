package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import java.util.Set;

/** DeleteNamespace: a workgroup has to be deleted first ("Deleting a namespace", management guide). The data goes with it. */
final class DeleteNamespace implements JsonAction {

    private static final String NAME = "namespaceName";
    private static final String SNAPSHOT = "finalSnapshotName";
    private static final String RETENTION = "finalSnapshotRetentionPeriod";

    private final Account account;
    private final ServerlessLifecycle lifecycle;
    private final NamespaceJson json;

    DeleteNamespace(Account account, ServerlessLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new NamespaceJson(account);
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(NAME, SNAPSHOT, RETENTION));
        String name = input.requireName(NAME);
        ServerlessFaults.namespace(account.state(), name);
        requireNoSnapshot(input);
        AccountState after = account.change(state -> state.with(deletable(state, name)));
        lifecycle.namespaceDeleted(name);
        return json.answer(after, after.namespaces().get(name));
    }

    private static Namespace deletable(AccountState state, String name) {
        Namespace namespace = ServerlessFaults.idleNamespace(state, name, "deleting");
        state.workgroupOf(name).ifPresent(workgroup -> {
            throw ServerlessFaults.conflict("Namespace %s has the associated workgroup %s. Delete the workgroup first."
                    .formatted(name, workgroup.name()));
        });
        return namespace.withStatus(ServerlessStatus.DELETING);
    }

    private static void requireNoSnapshot(Input input) {
        if (input.number(RETENTION).isPresent() && input.find(SNAPSHOT).isEmpty()) {
            throw ServerlessFaults.invalid("finalSnapshotRetentionPeriod needs a finalSnapshotName.");
        }
        if (input.find(SNAPSHOT).isPresent()) {
            throw ServerlessFaults.invalid(
                    "Final snapshots of namespaces are not supported by redshift-local; leave finalSnapshotName out");
        }
    }
}
