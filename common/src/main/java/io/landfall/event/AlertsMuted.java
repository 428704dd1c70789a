package io.landfall.event;

import java.time.Instant;

/**
 * Nobody is told of some alerts for a time; they are raised and cleared as always.
 *
 * @param selector a glob over the keys of alerts
 * @param requestId the command's
 * @param until when that ends; a time that is past ends it now
 * @param by who
 * @param reason for a person
 */
public record AlertsMuted(String warehouse, String selector, String requestId, Instant until, String by, String reason)
        implements AlertEvent {

    @Override
    public String key() {
        return "mute/" + warehouse + '/' + selector;
    }

    @Override
    public String identity() {
        return String.join("|", warehouse, selector, requestId);
    }
}
