package io.landfall.event;

/**
 * The warehouse answers SQL and may read the landing bucket. Everything a service needs to reach it is here; the password
 * is behind {@code secretArn}, never in the event.
 *
 * @param host endpoint address, without port
 * @param port TCP port of the SQL endpoint
 * @param roleArn role for COPY, attached and in sync
 * @param secretArn Secrets Manager secret with {@code username} and {@code password}
 * @param landingBucket bucket that files land in
 * @param notificationQueue URL of the SQS queue that the bucket notifies
 */
public record ClusterReady(
        String warehouse,
        String host,
        int port,
        String database,
        String region,
        String roleArn,
        String secretArn,
        String landingBucket,
        String notificationQueue)
        implements WarehouseEvent {

    @Override
    public String identity() {
        return String.join("|", warehouse, host, Integer.toString(port), database, roleArn, secretArn, landingBucket);
    }
}
