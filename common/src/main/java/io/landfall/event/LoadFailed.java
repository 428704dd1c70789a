package io.landfall.event;

/**
 * A load was rolled back, and trying again will not help. The event comes once for each batch and reason.
 *
 * @param load named by its oldest batch, because it never came to be a load
 * @param batches how many batches it held
 * @param reason what went wrong and what to do, for a person
 */
public record LoadFailed(String pipeline, String load, int batches, String reason) implements TableEvent {}
