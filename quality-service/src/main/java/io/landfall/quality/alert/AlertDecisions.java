package io.landfall.quality.alert;

import io.landfall.event.AlertRaised;
import java.time.Instant;
import java.util.List;

/**
 * Where whoever sees problems hands them over. What was told before, and whether this is worth telling, is decided behind it.
 * Safe for several threads; waits until it is known what was told before.
 */
public interface AlertDecisions {

    /**
     * Something is wrong. An open alert of the key is counted; one that was cleared later than the problem was seen stays
     * cleared.
     *
     * @throws io.landfall.flow.AnnouncementException if it could not be told; hand it over again
     */
    void raise(Problem problem);

    /**
     * The problem of the key is over, if it was not seen since.
     *
     * @param at when what shows that was announced
     * @param reason what shows it, for a person
     * @throws io.landfall.flow.AnnouncementException if it could not be told; hand it over again
     */
    void clear(String key, Instant at, String reason);

    /**
     * The alerts of a kind that are open now.
     *
     * @param pipeline null for those that are about none
     */
    List<AlertRaised> open(AlertKind kind, String pipeline);
}
