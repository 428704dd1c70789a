package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** CreateWorkgroup: answers at once with a workgroup that is creating. A namespace has at most one. */
final class CreateWorkgroup implements JsonAction {

    /** "Quotas and limits in Amazon Redshift", quotas for Serverless objects. */
    private static final int MOST_WORKGROUPS = 25;

    private static final String NAME = "workgroupName";
    private static final String NAMESPACE = "namespaceName";

    private final Account account;
    private final WorkgroupLifecycle lifecycle;
    private final WorkgroupJson json;
    private final Clock clock;

    CreateWorkgroup(Account account, WorkgroupLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new WorkgroupJson(account);
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Set<String> members = new HashSet<>(WorkgroupMembers.ALL);
        members.addAll(Set.of(NAME, NAMESPACE, "tags"));
        Input input = Input.of(parameters, members);
        Workgroup workgroup = new Workgroup(
                input.requireName(NAME),
                UUID.randomUUID().toString(),
                input.requireName(NAMESPACE),
                WorkgroupMembers.created(input),
                Tags.in(input),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                ServerlessStatus.CREATING,
                null,
                null);
        account.change(state -> requireFree(state, workgroup).with(workgroup));
        lifecycle.created(workgroup.name());
        return json.answer(workgroup);
    }

    private static AccountState requireFree(AccountState state, Workgroup workgroup) {
        ServerlessFaults.namespace(state, workgroup.namespace());
        if (state.workgroup(workgroup.name()).isPresent()) {
            throw ServerlessFaults.conflict("A workgroup with the name " + workgroup.name() + " already exists.");
        }
        ServerlessFaults.idleNamespace(state, workgroup.namespace(), "associating");
        state.workgroupOf(workgroup.namespace()).ifPresent(other -> {
            throw ServerlessFaults.conflict("Namespace %s already has the associated workgroup %s."
                    .formatted(workgroup.namespace(), other.name()));
        });
        if (state.workgroups().size() >= MOST_WORKGROUPS) {
            throw ServerlessFaults.quotaExceeded("An account can have at most " + MOST_WORKGROUPS + " workgroups.");
        }
        return state;
    }
}
