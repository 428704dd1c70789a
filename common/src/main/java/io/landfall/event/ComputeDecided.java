package io.landfall.event;

/**
 * What was decided about the compute of a warehouse without anybody having asked. The command that follows has the same
 * request.
 *
 * @param requestId of the command that follows
 * @param decision {@code pause} or {@code resume}
 * @param reason why, for a person
 * @param idleMillis milliseconds since the last work; 0 where work came
 */
public record ComputeDecided(String warehouse, String requestId, String decision, String reason, long idleMillis)
        implements WarehouseEvent {

    @Override
    public String key() {
        return warehouse + "/compute";
    }

    @Override
    public String identity() {
        return String.join("|", warehouse, requestId, decision);
    }
}
