package io.landfall.event;

/**
 * A retry cannot be carried out. Nothing was changed.
 *
 * @param attempt the attempt that was asked for
 * @param reason for a person, with what to do
 */
public record RetryRefused(
        String pipeline, String run, Occasion occasion, int attempt, RetryAction action, String reason)
        implements QualityEvent {

    @Override
    public String identity() {
        return String.join("|", pipeline, run, occasion.name(), Integer.toString(attempt));
    }
}
