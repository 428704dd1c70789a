package io.landfall.event;

/**
 * Files of a dataset cannot be staged, for a reason that is not their data. They stay unacknowledged and are tried again;
 * the event comes once for each new reason.
 *
 * @param files how many files wait
 * @param reason what went wrong and what to do, for a person
 */
public record StagingFailed(String pipeline, String dataset, int files, String reason) implements StagingEvent {

    @Override
    public String identity() {
        return String.join("|", pipeline, dataset, reason);
    }
}
