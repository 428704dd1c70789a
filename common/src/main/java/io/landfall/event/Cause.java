package io.landfall.event;

/**
 * Why something was done. Stored in the ledger, so that an event announced again after a restart still belongs to its chain.
 *
 * @param correlationId id of the event that began the chain
 * @param causationId id of the event that was acted upon
 */
public record Cause(String correlationId, String causationId) {}
