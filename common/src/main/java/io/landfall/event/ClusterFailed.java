package io.landfall.event;

/**
 * A command could not be carried out.
 *
 * @param step where it stopped
 * @param reason what went wrong and what to do, for a person
 */
public record ClusterFailed(String warehouse, String requestId, String step, String reason) implements WarehouseEvent {

    @Override
    public String key() {
        return warehouse + "/command";
    }

    @Override
    public String identity() {
        return String.join("|", warehouse, requestId, step);
    }
}
