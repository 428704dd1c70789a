package io.landfall.provisioning;

import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;

/** For tests of what is around the databases: nobody connects. */
public final class NoDatabases implements WarehouseHost {

    @Override
    public Endpoint start(ClusterSpec spec) {
        return new Endpoint("127.0.0.1", spec.port());
    }

    @Override
    public void stop(String clusterId) {}

    @Override
    public void delete(String clusterId) {}

    @Override
    public void changePassword(ClusterSpec spec) {}

    @Override
    public void takeSnapshot(String clusterId, String snapshotId) {}

    @Override
    public void restore(String snapshotId, String clusterId) {}

    @Override
    public void deleteSnapshot(String snapshotId) {}
}
