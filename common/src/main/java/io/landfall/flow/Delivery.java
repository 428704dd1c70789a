package io.landfall.flow;

import io.landfall.event.Cause;

/**
 * An event as a service received it.
 *
 * @param event the event
 * @param cause what follows from it names as its cause
 * @param done to be called once, when the effect is committed and announced
 */
public record Delivery<E>(E event, Cause cause, Runnable done) {}
