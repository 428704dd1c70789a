package io.landfall.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a load did to one target. What is 0 of the last two is left out of the JSON.
 *
 * @param inserted rows that were not there before
 * @param updated rows whose key was there before
 * @param removed rows that are not there any more
 * @param ignored rows the load brought that changed nothing: older than the target's, known already, or of no row there
 */
public record TableChange(
        long inserted,
        long updated,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long removed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long ignored) {

    /** Rows that came, and nothing else. */
    public TableChange(long inserted, long updated) {
        this(inserted, updated, 0, 0);
    }

    /** Both changes of one target. */
    public TableChange and(TableChange other) {
        return new TableChange(
                inserted + other.inserted, updated + other.updated, removed + other.removed, ignored + other.ignored);
    }
}
