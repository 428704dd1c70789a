package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Namespace;

/** What a namespace is called, also before it exists. */
record NamespaceIdentity(String name, String id) {

    static NamespaceIdentity of(Namespace namespace) {
        return new NamespaceIdentity(namespace.name(), namespace.id());
    }

    String arn(Account account) {
        return new Arns(account).ofNamespace(id);
    }
}
