package io.landfall.flow;

import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;

/** Told when the warehouse of a service's project can be used, is paused, and is gone. */
public interface WarehouseListener {

    /** May come again for a warehouse that is ready already. */
    void ready(ClusterReady warehouse);

    /** Its compute is stopped: work waits from now on, and files go on landing. */
    void paused(ClusterPaused warehouse);

    /** Work waits from now on, and no file lands any more. */
    void gone(String warehouse);
}
