package io.landfall.quality.check;

import io.landfall.event.Cause;

/**
 * The checks of one load, to be run for the attempt-th time.
 *
 * @param done to be called when the outcome is announced
 */
public record CheckRequest(String load, int attempt, Cause cause, Runnable done) {}
