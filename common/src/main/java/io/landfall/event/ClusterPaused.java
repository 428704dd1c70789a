package io.landfall.event;

import java.time.Instant;

/**
 * The compute of the warehouse is stopped and costs nothing; its data is kept. Files keep landing, and work for it waits in
 * Kafka until a new {@link ClusterReady}.
 *
 * @param landingBucket bucket that files land in
 * @param notificationQueue URL of the SQS queue that the bucket notifies
 * @param pausedAt when this was seen
 */
public record ClusterPaused(
        String warehouse, String requestId, String landingBucket, String notificationQueue, Instant pausedAt)
        implements WarehouseEvent {

    @Override
    public String identity() {
        return warehouse + '|' + requestId;
    }
}
