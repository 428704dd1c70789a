package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.ServerlessStatus;
import io.landfall.redshift.controlplane.protocol.JsonAction;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * UpdateNamespace: one kind of change in a request. The admin's parameters are one kind, and so are the roles with their default
 * (API reference).
 */
final class UpdateNamespace implements JsonAction {

    private static final String NAME = "namespaceName";
    private static final String ROLES = "iamRoles";
    private static final String DEFAULT_ROLE = "defaultIamRoleArn";
    private static final String KEY = "kmsKeyId";
    private static final String LOG_EXPORTS = "logExports";
    private static final Set<String> ROLE_MEMBERS = Set.of(ROLES, DEFAULT_ROLE);
    private static final List<Set<String>> KINDS =
            List.of(AdminRequest.MEMBERS, ROLE_MEMBERS, Set.of(KEY), Set.of(LOG_EXPORTS));

    private final Account account;
    private final ServerlessLifecycle lifecycle;
    private final NamespaceJson json;
    private final Clock clock;

    UpdateNamespace(Account account, ServerlessLifecycle lifecycle, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.json = new NamespaceJson(account);
        this.clock = clock;
    }

    @Override
    public JsonNode handle(JsonNode parameters) {
        Input input = Input.of(parameters, members());
        String name = input.requireName(NAME);
        ServerlessFaults.namespace(account.state(), name);
        requireOneKind(input, name);
        boolean newAdmin = !input.present(AdminRequest.MEMBERS).isEmpty();
        AccountState after = account.change(state -> {
            ServerlessFaults.idleNamespace(state, name, "updating");
            AccountState changed = newAdmin ? withAdmin(state, name, input) : withSettings(state, name, input);
            return changed.with(changed.namespaces().get(name).withStatus(ServerlessStatus.MODIFYING));
        });
        lifecycle.modified(name, newAdmin);
        return json.answer(after, after.namespaces().get(name));
    }

    private AccountState withAdmin(AccountState state, String name, Input input) {
        Namespace namespace = state.namespaces().get(name);
        AdminRequest request = AdminRequest.of(input);
        if (!request.managed() && request.password() == null) {
            throw ServerlessFaults.invalid("You must specify both adminUsername and adminUserPassword.");
        }
        Namespace keyed = namespace.withSecretKey(request.secretKey());
        boolean sameUser = request.username() == null || request.username().equals(namespace.adminUsername());
        if (request.managed() && namespace.managedSecret() != null && sameUser) {
            return state.with(keyed);
        }
        Admin admin =
                Admin.of(request, namespace.adminUsername(), account, NamespaceIdentity.of(namespace), clock.instant());
        AccountState without =
                namespace.managedSecret() == null ? state : state.withoutSecret(namespace.managedSecret());
        AccountState changed = without.with(keyed.withAdminUsername(admin.username())
                .withAdminPassword(admin.password())
                .withManagedSecret(admin.secretName()));
        return admin.secret()
                .map(secret -> CreateNamespace.with(changed, secret))
                .orElse(changed);
    }

    private static AccountState withSettings(AccountState state, String name, Input input) {
        Namespace namespace = state.namespaces().get(name);
        if (!input.present(ROLE_MEMBERS).isEmpty()) {
            return state.with(withRoles(namespace, input));
        }
        return state.with(namespace
                .withKey(input.find(KEY).orElse(namespace.key()))
                .withLogExports(
                        NamespaceRules.logExports(input.list(LOG_EXPORTS).orElse(namespace.logExports()))));
    }

    private static Namespace withRoles(Namespace namespace, Input input) {
        if (input.list(ROLES).isEmpty()) {
            throw ServerlessFaults.invalid(
                    "To change the default IAM role, you must specify the entire list of IAM roles.");
        }
        List<String> wanted = NamespaceRules.roles(input);
        List<AttachedRole> roles = NamespaceRules.replaced(namespace.roles(), wanted);
        String kept = wanted.contains(namespace.defaultRole()) ? namespace.defaultRole() : null;
        return namespace.withRoles(roles).withDefaultRole(NamespaceRules.defaultRole(input, wanted, kept));
    }

    private static void requireOneKind(Input input, String name) {
        long kinds =
                KINDS.stream().filter(kind -> !input.present(kind).isEmpty()).count();
        if (kinds == 0) {
            throw ServerlessFaults.invalid("Specify what to update of namespace " + name + ".");
        }
        if (kinds > 1) {
            throw ServerlessFaults.invalid(
                    "Amazon Redshift Serverless can't update multiple configurations at the same time for namespace "
                            + name + ".");
        }
    }

    private static Set<String> members() {
        Set<String> members = new HashSet<>(Set.of(NAME));
        KINDS.forEach(members::addAll);
        return members;
    }
}
