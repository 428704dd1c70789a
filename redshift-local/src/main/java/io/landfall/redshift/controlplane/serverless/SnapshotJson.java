package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;

/** A snapshot as answers describe it. */
final class SnapshotJson {

    private final Account account;
    private final Arns arns;

    SnapshotJson(Account account) {
        this.account = account;
        this.arns = new Arns(account);
    }

    /** The whole answer of the actions on one snapshot. */
    ObjectNode answer(NamespaceSnapshot snapshot) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("snapshot", describe(snapshot));
        return answer;
    }

    ObjectNode describe(NamespaceSnapshot snapshot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("snapshotName", snapshot.name())
                .put("snapshotArn", arns.of(snapshot))
                .put("namespaceName", snapshot.source().name())
                .put("namespaceArn", arns.of(snapshot.source()))
                .put("adminUsername", snapshot.source().adminUsername())
                .put("kmsKeyId", snapshot.source().key())
                .put("ownerAccount", account.id())
                .put("status", snapshot.progress().name())
                .put("snapshotRetentionPeriod", snapshot.retentionDays())
                .put("snapshotCreateTime", snapshot.createdAt().toString());
    }
}
