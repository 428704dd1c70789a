package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * DeleteNamespace: a workgroup has to be deleted first ("Deleting a namespace", management guide). The data goes with it, after a final
 * snapshot if one is named.
 */
final class DeleteNamespace implements JsonAction {

    private static final String NAME = "namespaceName";
    private static final String SNAPSHOT = "finalSnapshotName";
    private static final String RETENTION = "finalSnapshotRetentionPeriod";

    private final Account account;
    private final ServerlessLifecycle lifecycle;
    private final NamespaceJson json;
    private final Clock clock;

    DeleteNamespace(Account account, ServerlessLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new NamespaceJson(account);
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(NAME, SNAPSHOT, RETENTION));
        String name = input.requireName(NAME);
        ServerlessFaults.namespace(account.state(), name);
        AccountState after = account.change(state -> {
            Namespace namespace = deletable(state, name);
            return withLastSnapshot(state, namespace, input).with(namespace.withStatus(ServerlessStatus.DELETING));
        });
        lifecycle.deleted(name);
        return json.answer(after, after.namespaces().get(name));
    }

    private static Namespace deletable(AccountState state, String name) {
        Namespace namespace = ServerlessFaults.idleNamespace(state, name, "deleting");
        state.workgroupOf(name).ifPresent(workgroup -> {
            throw ServerlessFaults.conflict("Namespace %s has the associated workgroup %s. Delete the workgroup first."
                    .formatted(name, workgroup.name()));
        });
        return namespace;
    }

    /** With the final snapshot that is to be taken before the data goes. */
    private AccountState withLastSnapshot(AccountState state, Namespace namespace, Input input) {
        Optional<String> name = input.find(SNAPSHOT).map(SnapshotRules::name);
        if (name.isEmpty() && input.number(RETENTION).isPresent()) {
            throw ServerlessFaults.invalid("finalSnapshotRetentionPeriod needs a finalSnapshotName.");
        }
        if (name.isEmpty()) {
            return state;
        }
        SnapshotRules.requireFree(state, name.get());
        return state.with(SnapshotRules.begun(
                namespace, name.get(), SnapshotRules.retention(input, RETENTION), namespace.tags(), clock.instant()));
    }
}
