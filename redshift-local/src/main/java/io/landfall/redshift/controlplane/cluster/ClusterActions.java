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
    private final NewSnapshots snapshots;

    public ClusterActions(Account account, ClusterLifecycle lifecycle, WarehouseHost warehouses, Clock clock) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.warehouses = warehouses;
        this.clock = clock;
        this.snapshots = new NewSnapshots(clock);
    }

    @Override
    public void register(Actions actions) {
        clusters(actions);
        snapshots(actions);
        subnetGroups(actions);
        tags(actions);
        ClusterCredentials credentials = new ClusterCredentials(account, warehouses, clock);
        actions.on(REDSHIFT, "GetClusterCredentials", credentials::forUser)
                .on(REDSHIFT, "GetClusterCredentialsWithIAM", credentials::forCaller);
    }

    private void clusters(Actions actions) {
        PauseAndResume power = new PauseAndResume(account, lifecycle);
        actions.on(REDSHIFT, "CreateCluster", new CreateCluster(account, lifecycle, clock))
                .on(REDSHIFT, "DescribeClusters", new DescribeClusters(account))
                .on(REDSHIFT, "PauseCluster", power::pause)
                .on(REDSHIFT, "ResumeCluster", power::resume)
                .on(REDSHIFT, "RebootCluster", power::reboot)
                .on(REDSHIFT, "ModifyCluster", new ModifyCluster(account, lifecycle, clock))
                .on(REDSHIFT, "ResizeCluster", new ResizeCluster(account, lifecycle))
                .on(REDSHIFT, "ModifyClusterIamRoles", new ModifyClusterIamRoles(account, lifecycle))
                .on(REDSHIFT, "DeleteCluster", new DeleteCluster(account, lifecycle, snapshots));
    }

    private void snapshots(Actions actions) {
        SnapshotActions taken = new SnapshotActions(account, lifecycle, warehouses, snapshots);
        actions.on(REDSHIFT, "CreateClusterSnapshot", taken::create)
                .on(REDSHIFT, "DeleteClusterSnapshot", taken::delete)
                .on(REDSHIFT, "DescribeClusterSnapshots", new DescribeClusterSnapshots(account))
                .on(REDSHIFT, "RestoreFromClusterSnapshot", new RestoreFromClusterSnapshot(account, lifecycle, clock));
    }

    private void subnetGroups(Actions actions) {
        SubnetGroupActions groups = new SubnetGroupActions(account);
        actions.on(REDSHIFT, "CreateClusterSubnetGroup", groups::create)
                .on(REDSHIFT, "ModifyClusterSubnetGroup", groups::modify)
                .on(REDSHIFT, "DeleteClusterSubnetGroup", groups::delete)
                .on(REDSHIFT, "DescribeClusterSubnetGroups", groups::describe);
    }

    private void tags(Actions actions) {
        ResourceTags tags = new ResourceTags(account);
        actions.on(REDSHIFT, "CreateTags", tags::create)
                .on(REDSHIFT, "DeleteTags", tags::delete)
                .on(REDSHIFT, "DescribeTags", tags::describe);
    }
}
