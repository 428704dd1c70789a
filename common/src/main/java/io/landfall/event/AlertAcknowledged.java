package io.landfall.event;

import java.time.Instant;

/**
 * Somebody looks after an alert; nobody else is told of it until it is cleared.
 *
 * @param alert key of the alert
 * @param requestId the command's
 * @param by who
 * @param note null for none
 */
public record AlertAcknowledged(
        String warehouse,
        String alert,
        String requestId,
        String by,
        @OrNull String note,
        Instant at) implements AlertEvent {

    @Override
    public String key() {
        return "ack/" + alert;
    }

    @Override
    public String identity() {
        return alert + '|' + requestId;
    }
}
