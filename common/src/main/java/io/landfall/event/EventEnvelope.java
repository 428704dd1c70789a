package io.landfall.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event with what its transport has to say about it: the CloudEvents 1.0 attributes and the trace it belongs to.
 *
 * @param id equal for two announcements of one fact
 * @param source the service that announced it
 * @param time when it was announced
 * @param correlationId id of the event that began the chain
 * @param causationId id of the event this one follows from; equal to {@code id} for the first of a chain
 * @param trace W3C trace context
 */
public record EventEnvelope(
        String id,
        String source,
        Instant time,
        String correlationId,
        String causationId,
        TraceParent trace,
        Event event) {

    /** Begins a chain. */
    public static EventEnvelope first(String source, Event event) {
        String id = EventId.of(event);
        return new EventEnvelope(id, source, now(), id, id, TraceParent.startedBy(id), event);
    }

    /** Continues the chain that {@code cause} belongs to. */
    public static EventEnvelope following(Cause cause, String source, Event event) {
        String id = EventId.of(event);
        TraceParent trace = TraceParent.startedBy(cause.correlationId()).childFor(id);
        return new EventEnvelope(id, source, now(), cause.correlationId(), cause.causationId(), trace, event);
    }

    /** What an event that follows from this one names as its cause. */
    public Cause asCause() {
        return new Cause(correlationId, id);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
