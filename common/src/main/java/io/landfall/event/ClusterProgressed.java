package io.landfall.event;

/**
 * A step of provisioning or teardown was reached.
 *
 * @param requestId the command that is being carried out
 * @param step what is being worked on, such as {@code role} or {@code cluster}
 * @param state what was found or done, such as {@code created} or {@code creating}
 * @param elapsedMillis milliseconds since the command was taken up
 */
public record ClusterProgressed(String warehouse, String requestId, String step, String state, long elapsedMillis)
        implements WarehouseEvent {

    @Override
    public String key() {
        return warehouse + "/command";
    }

    @Override
    public String identity() {
        return String.join("|", warehouse, requestId, step, state);
    }
}
