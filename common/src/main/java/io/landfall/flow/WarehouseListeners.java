package io.landfall.flow;

import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import java.util.List;

/** Several that are told of the warehouse as one, in their order. */
public record WarehouseListeners(List<? extends WarehouseListener> all) implements WarehouseListener {

    public WarehouseListeners {
        all = List.copyOf(all);
    }

    @Override
    public void ready(ClusterReady warehouse) {
        all.forEach(listener -> listener.ready(warehouse));
    }

    @Override
    public void paused(ClusterPaused warehouse) {
        all.forEach(listener -> listener.paused(warehouse));
    }

    @Override
    public void gone(String warehouse) {
        all.forEach(listener -> listener.gone(warehouse));
    }
}
