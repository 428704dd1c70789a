package io.landfall.local.request;

import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits for the end of one command by the events that name it as their origin. */
final class RequestProgress {

    private final EventEnvelope command;
    private final Predicate<Event> ends;
    private Event outcome;

    /**
     * @param command the command as it was published
     * @param ends whether an event of the command is its end, good or bad
     */
    RequestProgress(EventEnvelope command, Predicate<Event> ends) {
        this.command = command;
        this.ends = ends;
    }

    /** The event, if it belongs to the command; the command itself does not. */
    Optional<Event> accept(EventEnvelope envelope) {
        if (!envelope.correlationId().equals(command.id()) || envelope.id().equals(command.id())) {
            return Optional.empty();
        }
        if (ends.test(envelope.event())) {
            outcome = envelope.event();
        }
        return Optional.of(envelope.event());
    }

    /** How the command ended; empty while it has not. */
    Optional<Event> outcome() {
        return Optional.ofNullable(outcome);
    }
}
