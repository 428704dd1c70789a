package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Secret;
import io.landfall.redshift.controlplane.secret.ManagedPassword;
import java.time.Instant;
import java.util.Optional;

/**
 * The admin a namespace gets. Without any credentials in the request it has a password nobody knows, and GetCredentials lets one in.
 *
 * @param secret empty unless AWS manages the password
 */
record Admin(String username, String password, Optional<Secret> secret) {

    /** @param username whom the admin is when the request names nobody */
    static Admin of(AdminRequest request, String username, Account account, NamespaceIdentity of, Instant now) {
        String user = request.username() == null ? username : request.username();
        if (request.password() != null) {
            return new Admin(user, request.password(), Optional.empty());
        }
        Secret secret = ManagedPassword.secretOfNamespace(account, of.name(), of.arn(account), user, now);
        String password = ManagedPassword.passwordIn(secret);
        return new Admin(user, password, Optional.of(secret).filter(any -> request.managed()));
    }

    String secretName() {
        return secret.map(Secret::name).orElse(null);
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "Admin[username=%s, secret=%s]".formatted(username, secretName());
    }
}
