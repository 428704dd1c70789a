package io.landfall.redshift.controlplane.warehouse;

import io.landfall.redshift.access.TemporaryUser;

/** Runs one database per cluster. Calls for different clusters may overlap; calls for one cluster may come from several threads. */
public interface WarehouseHost {

    /**
     * Starts the database, creating it when there is none yet, and returns when it accepts connections. A cluster that already runs is
     * left running.
     *
     * @throws WarehouseHostException when it cannot be started; the cluster is then shown as failed with this message
     */
    Endpoint start(ClusterSpec spec);

    /** Stops the database and keeps its data. Unknown or stopped clusters are ignored. */
    void stop(String clusterId);

    /** Removes the data of a stopped database. Unknown clusters are ignored. */
    void delete(String clusterId);

    /**
     * Lets a temporary user into the database until it expires.
     *
     * @throws WarehouseHostException when the cluster does not run, or nothing here can do that
     */
    default void admit(String clusterId, TemporaryUser user) {
        throw new WarehouseHostException("the database of " + clusterId + " takes no temporary users", null);
    }

    /**
     * Gives the master user of a running database the password of the spec, whatever it was. Sessions stay.
     *
     * @throws WarehouseHostException when the cluster does not run, or nothing here can do that
     */
    default void changePassword(ClusterSpec spec) {
        throw new WarehouseHostException("the password of " + spec.id() + " cannot be changed", null);
    }

    /**
     * Copies the data of a database, running or stopped, as it is at one moment. A copy of that name is replaced.
     *
     * @throws WarehouseHostException when there is no data, or nothing here can do that
     */
    default void takeSnapshot(String clusterId, String snapshotId) {
        throw new WarehouseHostException("the data of " + clusterId + " cannot be copied", null);
    }

    /**
     * Makes a copy the data of a cluster that has none, so that its first start finds it. A cluster that has data keeps that: it was
     * restored before.
     *
     * @throws WarehouseHostException when there is no such copy, or nothing here can do that
     */
    default void restore(String snapshotId, String clusterId) {
        throw new WarehouseHostException("snapshot " + snapshotId + " cannot be restored", null);
    }

    /** Removes a copy. Unknown ones are ignored. */
    default void deleteSnapshot(String snapshotId) {
        throw new WarehouseHostException("snapshot " + snapshotId + " cannot be deleted", null);
    }
}
