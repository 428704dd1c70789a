package io.landfall.flow;

import io.landfall.event.Cause;
import java.time.Instant;

/**
 * An event as a service received it.
 *
 * @param event the event
 * @param announced when it was announced
 * @param cause what follows from it names as its cause
 * @param done to be called once, when the effect is committed and announced
 */
public record Delivery<E>(E event, Instant announced, Cause cause, Runnable done) {

    /** The same delivery, seen as one of the event's own type. */
    public <T extends E> Delivery<T> with(T same) {
        return new Delivery<>(same, announced, cause, done);
    }
}
