package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Cluster;
import io.landfall.redshift.controlplane.account.Snapshot;
import io.landfall.redshift.controlplane.account.SubnetGroup;

/** The ARNs of Redshift's things (management guide, Resources for Amazon Redshift). */
final class ResourceNames {

    private final Account account;

    ResourceNames(Account account) {
        this.account = account;
    }

    String of(Cluster cluster) {
        return arn("cluster", cluster.identifier());
    }

    String of(Snapshot snapshot) {
        return arn("snapshot", snapshot.source().identifier() + "/" + snapshot.identifier());
    }

    String of(SubnetGroup group) {
        return arn("subnetgroup", group.name());
    }

    String arn(String kind, String identifier) {
        return "arn:aws:redshift:%s:%s:%s:%s".formatted(account.region(), account.id(), kind, identifier);
    }
}
