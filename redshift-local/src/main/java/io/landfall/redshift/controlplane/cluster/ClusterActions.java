package io.landfall.redshift.controlplane.cluster;

import static io.landfall.redshift.controlplane.protocol.AwsService.REDSHIFT;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.time.Clock;

/** The actions of Amazon Redshift for provisioned clusters. */
public final class ClusterActions implements ActionSet {

    private final Account account;
    private final ClusterLifecycle lifecycle;
    private final WarehouseHost warehouses;
    private final Clock clock;

    public ClusterActions(Account account, ClusterLifecycle lifecycle, WarehouseHost warehouses, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    @Override
    public void register(Actions actions) {
        ResourceTags tags = new ResourceTags(account);
        ClusterCredentials credentials = new ClusterCredentials(account, warehouses, clock);
        actions.on(REDSHIFT, "CreateCluster", new CreateCluster(account, lifecycle, clock))
                .on(REDSHIFT, "DescribeClusters", new DescribeClusters(account))
                .on(REDSHIFT, "DeleteCluster", new DeleteCluster(account, lifecycle))
                .on(REDSHIFT, "ModifyClusterIamRoles", new ModifyClusterIamRoles(account, lifecycle))
                .on(REDSHIFT, "GetClusterCredentials", credentials::forUser)
                .on(REDSHIFT, "GetClusterCredentialsWithIAM", credentials::forCaller)
                .on(REDSHIFT, "CreateTags", tags::create)
                .on(REDSHIFT, "DeleteTags", tags::delete)
                .on(REDSHIFT, "DescribeTags", tags::describe);
    }
}
