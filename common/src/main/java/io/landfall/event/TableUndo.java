package io.landfall.event;

/**
 * What taking back a load does to one target.
 *
 * @param removed rows that the load had put there
 * @param restored rows that are put back as they were before
 */
public record TableUndo(long removed, long restored) {}
