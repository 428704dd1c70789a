package io.landfall.quality.notify.message;

import java.time.Instant;

/**
 * What a message has to say about the route's limit.
 *
 * @param since when the gathering began, for a message that was held back; null for one that was not
 * @param until what comes before this time is told then; null where further messages may be sent
 */
public record Gathering(Instant since, Instant until) {

    /** The limit is not reached. */
    public static final Gathering NONE = new Gathering(null, null);
}
