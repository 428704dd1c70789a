package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.UsageLimit;
import io.landfall.redshift.controlplane.account.Workgroup;

/** {@code arn:aws:redshift-serverless:region:account:namespace/id}, and so on for the other kinds of resource. */
final class Arns {

    private final Account account;

    Arns(Account account) {
        this.account = account;
    }

    String of(Namespace namespace) {
        return ofNamespace(namespace.id());
    }

    String ofNamespace(String id) {
        return arn("namespace", id);
    }

    String of(Workgroup workgroup) {
        return arn("workgroup", workgroup.id());
    }

    String of(UsageLimit limit) {
        return arn("usagelimit", limit.id());
    }

    String of(NamespaceSnapshot snapshot) {
        return arn("snapshot", snapshot.id());
    }

    private String arn(String kind, String id) {
        return "arn:aws:redshift-serverless:%s:%s:%s/%s".formatted(account.region(), account.id(), kind, id);
    }
}
