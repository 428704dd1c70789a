package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot.Progress;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import java.time.Clock;
import java.util.Set;

/**
 * RestoreFromSnapshot: the data of an existing namespace is replaced by that of a snapshot. Unless AWS is to manage the password, the
 * admin is the one of the snapshot (API reference).
 */
final class RestoreFromSnapshot implements JsonAction {

    private static final String NAMESPACE = "namespaceName";
    private static final String WORKGROUP = "workgroupName";
    private static final String MANAGED = "manageAdminPassword";

    private final Account account;
    private final ServerlessLifecycle lifecycle;
    private final NamespaceJson json;
    private final Clock clock;

    RestoreFromSnapshot(Account account, ServerlessLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new NamespaceJson(account);
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(NAMESPACE, WORKGROUP, "snapshotName", "snapshotArn", MANAGED));
        String name = input.requireName(NAMESPACE);
        String workgroupName = input.requireName(WORKGROUP);
        boolean managed = input.flag(MANAGED).orElse(false);
        NamespaceSnapshot snapshot = SnapshotActions.find(account.state(), new Arns(account), input);
        AccountState after = account.change(state -> {
            Workgroup workgroup = ServerlessFaults.idleWorkgroup(state, workgroupName, "restoring");
            ServerlessFaults.idleNamespace(state, name, "restoring");
            if (!workgroup.namespace().equals(name)) {
                throw ServerlessFaults.invalid(
                        "Workgroup %s is not associated with namespace %s.".formatted(workgroupName, name));
            }
            if (ServerlessFaults.snapshot(state, snapshot.name()).progress() != Progress.AVAILABLE) {
                throw ServerlessFaults.invalid("Snapshot " + snapshot.name() + " is not available.");
            }
            return restoring(state, name, snapshot, managed).with(workgroup.withStatus(ServerlessStatus.MODIFYING));
        });
        lifecycle.restored(name);
        ObjectNode answer = json.answer(after, after.namespaces().get(name));
        return answer.put("snapshotName", snapshot.name()).put("ownerAccount", account.id());
    }

    private AccountState restoring(AccountState state, String name, NamespaceSnapshot snapshot, boolean managed) {
        Namespace namespace = state.namespaces().get(name);
        Namespace source = snapshot.source();
        AdminRequest request =
                new AdminRequest(source.adminUsername(), managed ? null : source.adminPassword(), managed, null);
        Admin admin =
                Admin.of(request, source.adminUsername(), account, NamespaceIdentity.of(namespace), clock.instant());
        AccountState without =
                namespace.managedSecret() == null ? state : state.withoutSecret(namespace.managedSecret());
        AccountState changed = without.with(namespace
                .withDatabase(source.database())
                .withAdminUsername(admin.username())
                .withAdminPassword(admin.password())
                .withManagedSecret(admin.secretName())
                .withStatus(ServerlessStatus.MODIFYING)
                .withRestoredFrom(snapshot.copyId()));
        return admin.secret()
                .map(secret -> CreateNamespace.with(changed, secret))
                .orElse(changed);
    }
}
