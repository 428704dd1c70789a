package io.landfall.event;

/**
 * A load was rolled back. Its batches stay staged and are taken by the next load.
 *
 * @param reason what went wrong and what to do, for a person
 */
public record LoadFailed(String pipeline, String load, int batches, String reason) implements TableEvent {}
