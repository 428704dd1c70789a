package io.landfall.event;

/**
 * A command about a load or its batches is not carried out. Nothing was changed.
 *
 * @param reason for a person, with what to do
 */
public record LoadRequestRefused(String pipeline, String requestId, String reason) implements LoadRequestEvent {

    @Override
    public String identity() {
        return String.join("|", pipeline, requestId, reason);
    }
}
