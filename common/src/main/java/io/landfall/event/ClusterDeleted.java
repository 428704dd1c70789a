package io.landfall.event;

/** The warehouse is gone. Work for it waits in Kafka until a new {@link ClusterReady}. */
public record ClusterDeleted(String warehouse, String requestId) implements WarehouseEvent {

    @Override
    public String identity() {
        return warehouse + '|' + requestId;
    }
}
