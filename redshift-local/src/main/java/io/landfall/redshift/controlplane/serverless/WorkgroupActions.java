package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.UsageLimit;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.account.WorkgroupSettings;
import java.util.HashSet;
import java.util.Set;

/** GetWorkgroup, ListWorkgroups, UpdateWorkgroup and DeleteWorkgroup. */
final class WorkgroupActions {

    private static final String NAME = "workgroupName";

    private final Account account;
    private final WorkgroupLifecycle lifecycle;
    private final WorkgroupJson json;

    WorkgroupActions(Account account, WorkgroupLifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new WorkgroupJson(account);
    }

    JsonNode get(JsonNode parameters) {
        String name = Input.of(parameters, Set.of(NAME)).requireName(NAME);
        return json.answer(ServerlessFaults.workgroup(account.state(), name));
    }

    /** Those of the account; of another account there are none. */
    JsonNode list(JsonNode parameters) {
        Set<String> members = new HashSet<>(Pages.MEMBERS);
        members.add("ownerAccount");
        Input input = Input.of(parameters, members);
        boolean own = input.find("ownerAccount").map(account.id()::equals).orElse(true);
        return Pages.of(
                own ? account.state().workgroups().values() : Set.of(),
                input,
                "workgroups",
                Workgroup::name,
                json::describe);
    }

    /** One parameter in a request (API reference, UpdateWorkgroup), whether its value is new or not. */
    JsonNode update(JsonNode parameters) {
        Set<String> members = new HashSet<>(WorkgroupMembers.ALL);
        members.add(NAME);
        Input input = Input.of(parameters, members);
        String name = input.requireName(NAME);
        ServerlessFaults.workgroup(account.state(), name);
        requireOne(input.present(WorkgroupMembers.ALL), name);
        AccountState after = account.change(state -> {
            Workgroup workgroup = ServerlessFaults.idleWorkgroup(state, name, "updating");
            WorkgroupSettings settings = WorkgroupMembers.updated(workgroup.settings(), input);
            boolean moved = settings.port() != workgroup.settings().port();
            return state.with(workgroup
                    .withSettings(settings)
                    .withStatus(ServerlessStatus.MODIFYING)
                    .withEndpoint(moved ? null : workgroup.endpoint()));
        });
        Workgroup updated = after.workgroups().get(name);
        lifecycle.modified(name, updated.endpoint() == null);
        return json.answer(updated);
    }

    /** The data stays in the namespace. A workgroup whose database failed can be deleted in any status. */
    JsonNode delete(JsonNode parameters) {
        String name = Input.of(parameters, Set.of(NAME)).requireName(NAME);
        AccountState after = account.change(state -> {
            Workgroup workgroup = ServerlessFaults.workgroup(state, name);
            boolean failed = workgroup.failure() != null;
            Workgroup deletable = failed ? workgroup : ServerlessFaults.idleWorkgroup(state, name, "deleting");
            return state.with(deletable.withStatus(ServerlessStatus.DELETING).withFailure(null));
        });
        lifecycle.deleted(name);
        return json.answer(after.workgroups().get(name));
    }

    /** Without the workgroup and its usage limits. */
    static AccountState without(AccountState state, String name, String arn) {
        AccountState without = state.withoutWorkgroup(name);
        for (UsageLimit limit : state.usageLimits().values()) {
            if (limit.resourceArn().equals(arn)) {
                without = without.withoutUsageLimit(limit.id());
            }
        }
        return without;
    }

    private static void requireOne(Set<String> present, String name) {
        if (present.isEmpty()) {
            throw ServerlessFaults.invalid("Specify what to update of workgroup " + name + ".");
        }
        if (present.size() > 1) {
            throw ServerlessFaults.invalid(
                    "Can't update multiple configurations at the same time for workgroup " + name + ".");
        }
    }
}
