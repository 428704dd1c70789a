package io.landfall.event;

import java.time.Instant;

/**
 * A problem is over.
 *
 * @param pipeline null for one that was not about a pipeline
 * @param alert what kind of problem it was
 * @param key the alert's
 * @param severity the alert's
 * @param owner the alert's, so that whoever was told of it is told this too; null for nobody
 * @param since when it began
 * @param cleared when it ended
 * @param reason what showed it, for a person
 */
public record AlertCleared(
        String warehouse,
        @OrNull String pipeline,
        String alert,
        String key,
        Severity severity,
        @OrNull String owner,
        Instant since,
        Instant cleared,
        String reason)
        implements AlertEvent {

    @Override
    public String identity() {
        return key + '|' + since;
    }
}
