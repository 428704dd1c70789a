package io.landfall.event;

import java.time.Instant;

/**
 * The number of messages in the dead-letter queue of a landing bucket's notifications changed. They were received so often
 * without having been handed on that SQS gave them up; the files they speak of are not loaded because of them.
 *
 * @param queue URL of the dead-letter queue
 * @param messages how many are in it now, as SQS approximates it; 0 when it is empty again
 * @param counted when that was
 */
public record NotificationsDead(String warehouse, String queue, long messages, Instant counted)
        implements NotificationEvent {

    @Override
    public String identity() {
        return String.join("|", warehouse, queue, Long.toString(messages), String.valueOf(counted));
    }
}
