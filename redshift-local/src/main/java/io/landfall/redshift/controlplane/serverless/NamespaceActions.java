package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import java.util.Set;

/** GetNamespace and ListNamespaces. */
final class NamespaceActions {

    private static final String NAME = "namespaceName";

    private final Account account;
    private final NamespaceJson json;

    NamespaceActions(Account account) {
        this.account = account;
        this.json = new NamespaceJson(account);
    }

    JsonNode get(JsonNode parameters) {
        String name = Input.of(parameters, Set.of(NAME)).requireName(NAME);
        AccountState state = account.state();
        return json.answer(state, ServerlessFaults.namespace(state, name));
    }

    JsonNode list(JsonNode parameters) {
        Input input = Input.of(parameters, Pages.MEMBERS);
        return Pages.of(account.state().namespaces().values(), input, "namespaces", Namespace::name, json::describe);
    }
}
