package io.landfall.redshift.controlplane.warehouse;

import io.landfall.redshift.access.TemporaryUser;

/** Runs one database per cluster. Calls for different clusters may overlap; calls for one cluster never do. */
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
}
