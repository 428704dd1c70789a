package io.landfall.flow;

import io.landfall.event.ClusterReady;

/** Told when the warehouse of a service's project can be used, and when it is gone. */
public interface WarehouseListener {

    /** May come again for a warehouse that is ready already. */
    void ready(ClusterReady warehouse);

    /** Work waits from now on. */
    void gone(String warehouse);
}
