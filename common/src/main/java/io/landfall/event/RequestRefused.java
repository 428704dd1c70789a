package io.landfall.event;

/**
 * A command for the files of a pipeline is not carried out, or not to its end. Nothing is left half done that giving it
 * again would not mend.
 *
 * @param dataset as the command names it; null where it names none
 * @param requestId the command's
 * @param reason for a person, with what to do
 */
public record RequestRefused(String pipeline, @OrNull String dataset, String requestId, String reason)
        implements FileEvent {

    @Override
    public String identity() {
        return String.join("|", key(), requestId, reason);
    }
}
