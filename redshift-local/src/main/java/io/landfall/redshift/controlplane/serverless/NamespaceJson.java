package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.AttachedRole;
import io.landfall.redshift.controlplane.account.Namespace;

/** A namespace as answers describe it. The password is never part of it. */
final class NamespaceJson {

    private final Account account;
    private final Arns arns;

    NamespaceJson(Account account) {
        this.account = account;
        this.arns = new Arns(account);
    }

    /** The whole answer of the actions on one namespace. */
    ObjectNode answer(AccountState state, Namespace namespace) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("namespace", describe(state, namespace));
        return answer;
    }

    ObjectNode describe(Namespace namespace) {
        return describe(account.state(), namespace);
    }

    private ObjectNode describe(AccountState state, Namespace namespace) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("namespaceArn", arns.of(namespace))
                .put("namespaceId", namespace.id())
                .put("namespaceName", namespace.name())
                .put("adminUsername", namespace.adminUsername())
                .put("dbName", namespace.database())
                .put("kmsKeyId", namespace.key())
                .put("status", namespace.status().name())
                .put("creationDate", namespace.createdAt().toString());
        ArrayNode roles = json.putArray("iamRoles");
        namespace.roles().forEach(role -> roles.add(text(role)));
        ArrayNode exports = json.putArray("logExports");
        namespace.logExports().forEach(exports::add);
        if (namespace.defaultRole() != null) {
            json.put("defaultIamRoleArn", namespace.defaultRole());
        }
        if (namespace.managedSecret() != null) {
            state.secret(namespace.managedSecret())
                    .ifPresent(secret -> json.put("adminPasswordSecretArn", secret.arn()));
        }
        if (namespace.secretKey() != null) {
            json.put("adminPasswordSecretKmsKeyId", namespace.secretKey());
        }
        return json;
    }

    /** Not an ARN: the service answers the text of its own structure, as its users have seen. */
    private static String text(AttachedRole role) {
        return "IamRole(applyStatus=%s, iamRoleArn=%s)"
                .formatted(role.applyStatus().word(), role.arn());
    }
}
