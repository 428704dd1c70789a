package io.landfall.event;

/**
 * Checks that somebody asked for are not run.
 *
 * @param run the request's id
 * @param reason for a person, with what to do
 */
public record ChecksRefused(String pipeline, String run, String reason) implements QualityEvent {

    @Override
    public String identity() {
        return pipeline + '|' + run;
    }
}
