package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot.Progress;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CreateSnapshot, GetSnapshot, ListSnapshots, UpdateSnapshot and DeleteSnapshot. */
final class SnapshotActions {

    private static final String NAME = "snapshotName";
    private static final String ARN = "snapshotArn";
    private static final String NAMESPACE = "namespaceName";
    private static final String NAMESPACE_ARN = "namespaceArn";
    private static final String RETENTION = "retentionPeriod";

    private final Account account;
    private final SnapshotLifecycle lifecycle;
    private final SnapshotJson json;
    private final Arns arns;
    private final Clock clock;

    SnapshotActions(Account account, SnapshotLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new SnapshotJson(account);
        this.arns = new Arns(account);
        this.clock = clock;
    }

    /** The namespace needs a workgroup. */
    JsonNode create(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(NAME, NAMESPACE, RETENTION, "tags"));
        String name = SnapshotRules.name(input.require(NAME));
        String namespace = input.require(NAMESPACE);
        AccountState after = account.change(state -> {
            Namespace source = ServerlessFaults.idleNamespace(state, namespace, "snapshotting");
            if (state.workgroupOf(namespace).isEmpty()) {
                throw ServerlessFaults.invalid(
                        "You can't create a snapshot because there isn't a workgroup created for the namespace.");
            }
            SnapshotRules.requireFree(state, name);
            return state.with(SnapshotRules.begun(
                    source, name, SnapshotRules.retention(input, RETENTION), Tags.in(input), clock.instant()));
        });
        lifecycle.begun(name);
        return json.answer(after.namespaceSnapshots().get(name));
    }

    JsonNode get(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(NAME, ARN));
        return json.answer(find(account.state(), arns, input));
    }

    JsonNode list(JsonNode parameters) {
        Set<String> members = new HashSet<>(Pages.MEMBERS);
        members.addAll(Set.of(NAMESPACE, NAMESPACE_ARN));
        Input input = Input.of(parameters, members);
        Optional<String> name = input.find(NAMESPACE);
        Optional<String> arn = input.find(NAMESPACE_ARN);
        List<NamespaceSnapshot> snapshots = account.state().namespaceSnapshots().values().stream()
                .filter(snapshot -> name.isEmpty() || snapshot.source().name().equals(name.get()))
                .filter(snapshot -> arn.isEmpty() || arns.of(snapshot.source()).equals(arn.get()))
                .toList();
        return Pages.of(snapshots, input, "snapshots", NamespaceSnapshot::name, json::describe);
    }

    JsonNode update(JsonNode parameters) {
        Input input = Input.of(parameters, Set.of(NAME, RETENTION));
        String name = input.require(NAME);
        int retention = SnapshotRules.retention(input, RETENTION);
        AccountState after = account.change(
                state -> state.with(ServerlessFaults.snapshot(state, name).withRetentionDays(retention)));
        return json.answer(after.namespaceSnapshots().get(name));
    }

    JsonNode delete(JsonNode parameters) {
        String name = Input.of(parameters, Set.of(NAME)).require(NAME);
        NamespaceSnapshot deleted = ServerlessFaults.snapshot(account.state(), name);
        account.change(state -> {
            NamespaceSnapshot snapshot = ServerlessFaults.snapshot(state, name);
            boolean restored = state.namespaces().values().stream()
                    .anyMatch(namespace -> snapshot.copyId().equals(namespace.restoredFrom()));
            if (snapshot.progress() == Progress.CREATING || restored) {
                throw ServerlessFaults.conflict(
                        "There is an operation running on the snapshot. Try deleting the snapshot again later.");
            }
            return state.withoutNamespaceSnapshot(name);
        });
        lifecycle.deleted(deleted);
        return json.answer(deleted);
    }

    /** By name or by ARN, exactly one of them. */
    static NamespaceSnapshot find(AccountState state, Arns arns, Input input) {
        Optional<String> name = input.find(NAME);
        Optional<String> arn = input.find(ARN);
        if (name.isPresent() == arn.isPresent()) {
            throw ServerlessFaults.invalid("Specify either snapshotName or snapshotArn.");
        }
        return name.map(given -> ServerlessFaults.snapshot(state, given))
                .or(() -> state.namespaceSnapshots().values().stream()
                        .filter(snapshot -> arns.of(snapshot).equals(arn.get()))
                        .findFirst())
                .orElseThrow(() -> ServerlessFaults.notFound("Snapshot " + arn.orElse("") + " not found."));
    }
}
