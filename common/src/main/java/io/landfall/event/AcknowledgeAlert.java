package io.landfall.event;

/**
 * Somebody looks after an alert.
 *
 * @param alert key of the alert
 * @param by who
 * @param note null for none
 */
public record AcknowledgeAlert(
        String warehouse,
        String requestId,
        String alert,
        String by,
        @OrNull String note) implements AlertCommand {}
