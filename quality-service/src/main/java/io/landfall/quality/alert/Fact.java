package io.landfall.quality.alert;

import io.landfall.event.Event;
import java.time.Instant;

/**
 * An event that may show that something is wrong, or over.
 *
 * @param at when it was announced
 * @param id the event's
 */
public record Fact(Event event, Instant at, String id) {

    /** Begins the description of a problem that the fact shows. */
    public ProblemBuilder problem(AlertKind kind, String key) {
        return Problem.of(kind, key, at).fact(id);
    }
}
