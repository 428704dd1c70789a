package io.landfall.event;

import java.time.Instant;

/**
 * Dead letters were put back or discarded, so that there is nothing to be told of them any more.
 *
 * @param deadLetters the topic they are in
 * @param outcome {@code retried} or {@code discarded}
 * @param records how many
 * @param newest when the newest of them was put there; what came later is not settled
 * @param by who
 */
public record SettleDeadLetters(
        String warehouse, String requestId, String deadLetters, String outcome, long records, Instant newest, String by)
        implements AlertCommand {}
