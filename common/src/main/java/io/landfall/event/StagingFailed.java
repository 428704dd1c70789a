package io.landfall.event;

/**
 * A batch could not be staged for a reason that is not its data. Its files stay unacknowledged and are tried again.
 *
 * @param reason what went wrong and what to do, for a person
 */
public record StagingFailed(String pipeline, String dataset, String batch, int files, String reason)
        implements StagingEvent {}
