package io.landfall.event;

/** What became of a warehouse, on the compacted topic {@code landfall.warehouse}; the newest event is its state. */
public sealed interface WarehouseEvent extends Event
        permits ClusterProgressed, ClusterReady, ClusterDeleted, ClusterFailed {

    /** Name of the warehouse, as in {@code warehouse.yaml}. */
    String warehouse();

    @Override
    default Topic topic() {
        return Topic.WAREHOUSE;
    }

    @Override
    default String key() {
        return warehouse();
    }
}
