package io.landfall.event;

import java.time.Instant;

/**
 * Nobody is to be told of some alerts for a time.
 *
 * @param selector a glob over the keys of alerts
 * @param until when that ends; a time that is past ends it now
 * @param by who
 * @param reason for a person
 */
public record MuteAlerts(String warehouse, String requestId, String selector, Instant until, String by, String reason)
        implements AlertCommand {}
