package io.landfall.event;

/**
 * A command about alerts is not carried out.
 *
 * @param requestId the command's
 * @param reason for a person, with what to do
 */
public record AlertRequestRefused(String warehouse, String requestId, String reason) implements AlertEvent {

    @Override
    public String key() {
        return "refused/" + warehouse;
    }

    @Override
    public String identity() {
        return warehouse + '|' + requestId;
    }
}
