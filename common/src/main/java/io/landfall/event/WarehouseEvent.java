package io.landfall.event;

/**
 * What became of a warehouse, on the compacted topic {@code landfall.warehouse}. Ready, paused and deleted are its state; steps and
 * failures are about a command and have a key of their own, so that they never displace the state.
 */
public sealed interface WarehouseEvent extends Event
        permits ClusterProgressed,
                ClusterReady,
                ClusterPaused,
                ClusterDeleted,
                ClusterFailed,
                ComputeDecided,
                SavingsCounted,
                DriftDetected {

    /** Name of the warehouse, as in {@code warehouse.yaml}. */
    String warehouse();

    @Override
    default Topic topic() {
        return Topic.WAREHOUSE;
    }

    /** The key of what is the warehouse's state; compaction keeps the newest of it. */
    @Override
    default String key() {
        return warehouse();
    }
}
