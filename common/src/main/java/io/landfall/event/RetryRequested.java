package io.landfall.event;

import java.time.Instant;

/**
 * The checks of a load are to be run once more, because data may still have been arriving.
 *
 * @param attempt the attempt that is asked for
 * @param notBefore when it may start
 */
public record RetryRequested(String pipeline, String load, int attempt, Instant notBefore) implements QualityEvent {}
