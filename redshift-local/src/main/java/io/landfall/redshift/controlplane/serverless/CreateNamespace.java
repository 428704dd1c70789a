package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** CreateNamespace: answers with a namespace that is available at once; there is no status for creating one. */
final class CreateNamespace implements JsonAction {

    /** "Quotas and limits in Amazon Redshift", quotas for Serverless objects. */
    private static final int MOST_NAMESPACES = 25;

    private static final String DEFAULT_ADMIN = "admin";
    private static final Set<String> MEMBERS = members();

    private final Account account;
    private final ServerlessLifecycle lifecycle;
    private final NamespaceJson json;
    private final Clock clock;

    CreateNamespace(Account account, ServerlessLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new NamespaceJson(account);
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Input input = Input.of(parameters, MEMBERS);
        String name = input.requireName("namespaceName");
        NamespaceIdentity identity =
                new NamespaceIdentity(name, UUID.randomUUID().toString());
        Admin admin = Admin.of(AdminRequest.of(input), DEFAULT_ADMIN, account, identity, clock.instant());
        Namespace namespace = namespace(input, identity, admin);
        AccountState after = account.change(state -> {
            AccountState added = requireFree(state, name).with(namespace);
            return admin.secret().map(secret -> with(added, secret)).orElse(added);
        });
        lifecycle.created(name);
        return json.answer(after, namespace);
    }

    private Namespace namespace(Input input, NamespaceIdentity identity, Admin admin) {
        List<String> roles = NamespaceRules.roles(input);
        return new Namespace(
                identity.name(),
                identity.id(),
                NamespaceRules.database(input),
                admin.username(),
                admin.password(),
                admin.secretName(),
                input.find("adminPasswordSecretKmsKeyId").orElse(null),
                input.find("kmsKeyId").orElse(NamespaceRules.DEFAULT_KEY),
                roles.stream().map(AttachedRole::adding).toList(),
                NamespaceRules.defaultRole(input, roles, null),
                NamespaceRules.logExports(input.list("logExports").orElse(List.of())),
                Tags.in(input),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                ServerlessStatus.AVAILABLE,
                null);
    }

    private static AccountState requireFree(AccountState state, String name) {
        if (state.namespace(name).isPresent()) {
            throw ServerlessFaults.conflict("A namespace with the name " + name + " already exists.");
        }
        if (state.namespaces().size() >= MOST_NAMESPACES) {
            throw ServerlessFaults.quotaExceeded("An account can have at most " + MOST_NAMESPACES + " namespaces.");
        }
        return state;
    }

    /** A cluster of the same name with the same user has a secret of the same name. */
    static AccountState with(AccountState state, Secret secret) {
        if (state.secret(secret.name()).isPresent()) {
            throw ServerlessFaults.conflict("A secret with the name " + secret.name() + " already exists.");
        }
        return state.with(secret);
    }

    private static Set<String> members() {
        Set<String> members = new HashSet<>(AdminRequest.MEMBERS);
        members.addAll(
                List.of("namespaceName", "dbName", "iamRoles", "defaultIamRoleArn", "kmsKeyId", "logExports", "tags"));
        return Set.copyOf(members);
    }
}
