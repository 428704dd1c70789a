package io.landfall.event;

/**
 * What one check found.
 *
 * @param observed what the check's SQL returned, or the error it ended with
 * @param expected what the project expects, in words
 */
public record CheckOutcome(String check, boolean passed, String observed, String expected) {}
