package io.landfall.local.follow;

import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.MalformedEventException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record of a topic.
 *
 * @param time when it was written
 * @param key null if it has none
 * @param value null if it has none
 */
public record SeenEvent(
        String topic, int partition, long offset, Instant time, String key, Map<String, String> headers, String value) {

    /** The event; empty for what is not an event this version knows, as among the dead letters. */
    public Optional<EventEnvelope> envelope() {
        try {
            return Optional.of(EventCodec.decode(headers, value));
        } catch (MalformedEventException notAnEvent) {
            return Optional.empty();
        }
    }
}
