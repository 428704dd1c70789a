package io.landfall.redshift.controlplane.serverless;

import static io.landfall.redshift.controlplane.protocol.AwsService.REDSHIFT_SERVERLESS;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Clock;

/** The actions of Amazon Redshift Serverless (JSON 1.1, API version 2021-04-21). */
public final class ServerlessActions implements ActionSet {

    private final Account account;
    private final ServerlessLifecycle lifecycle;
    private final WarehouseHost warehouses;
    private final Clock clock;

    public ServerlessActions(Account account, ServerlessLifecycle lifecycle, WarehouseHost warehouses, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    @Override
    public void register(Actions actions) {
        NamespaceActions namespaces = new NamespaceActions(account);
        WorkgroupActions workgroups = new WorkgroupActions(account, lifecycle.workgroups());
        UsageLimitActions limits = new UsageLimitActions(account);
        ResourceTags tags = new ResourceTags(account);
        SnapshotActions snapshots = new SnapshotActions(account, lifecycle.snapshots(), clock);
        WorkgroupCredentials credentials = new WorkgroupCredentials(account, warehouses, clock);
        actions.onJson(REDSHIFT_SERVERLESS, "CreateNamespace", new CreateNamespace(account, lifecycle, clock))
                .onJson(REDSHIFT_SERVERLESS, "GetNamespace", namespaces::get)
                .onJson(REDSHIFT_SERVERLESS, "ListNamespaces", namespaces::list)
                .onJson(REDSHIFT_SERVERLESS, "UpdateNamespace", new UpdateNamespace(account, lifecycle, clock))
                .onJson(REDSHIFT_SERVERLESS, "DeleteNamespace", new DeleteNamespace(account, lifecycle, clock))
                .onJson(
                        REDSHIFT_SERVERLESS,
                        "CreateWorkgroup",
                        new CreateWorkgroup(account, lifecycle.workgroups(), clock))
                .onJson(REDSHIFT_SERVERLESS, "GetWorkgroup", workgroups::get)
                .onJson(REDSHIFT_SERVERLESS, "ListWorkgroups", workgroups::list)
                .onJson(REDSHIFT_SERVERLESS, "UpdateWorkgroup", workgroups::update)
                .onJson(REDSHIFT_SERVERLESS, "DeleteWorkgroup", workgroups::delete)
                .onJson(REDSHIFT_SERVERLESS, "GetCredentials", credentials)
                .onJson(REDSHIFT_SERVERLESS, "CreateUsageLimit", limits::create)
                .onJson(REDSHIFT_SERVERLESS, "GetUsageLimit", limits::get)
                .onJson(REDSHIFT_SERVERLESS, "ListUsageLimits", limits::list)
                .onJson(REDSHIFT_SERVERLESS, "UpdateUsageLimit", limits::update)
                .onJson(REDSHIFT_SERVERLESS, "DeleteUsageLimit", limits::delete)
                .onJson(REDSHIFT_SERVERLESS, "CreateSnapshot", snapshots::create)
                .onJson(REDSHIFT_SERVERLESS, "GetSnapshot", snapshots::get)
                .onJson(REDSHIFT_SERVERLESS, "ListSnapshots", snapshots::list)
                .onJson(REDSHIFT_SERVERLESS, "UpdateSnapshot", snapshots::update)
                .onJson(REDSHIFT_SERVERLESS, "DeleteSnapshot", snapshots::delete)
                .onJson(REDSHIFT_SERVERLESS, "RestoreFromSnapshot", new RestoreFromSnapshot(account, lifecycle, clock))
                .onJson(REDSHIFT_SERVERLESS, "TagResource", tags::tag)
                .onJson(REDSHIFT_SERVERLESS, "UntagResource", tags::untag)
                .onJson(REDSHIFT_SERVERLESS, "ListTagsForResource", tags::list);
    }
}
