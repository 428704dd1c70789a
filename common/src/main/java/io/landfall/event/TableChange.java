package io.landfall.event;

/**
 * What a load did to one target.
 *
 * @param inserted rows that were not there before
 * @param updated rows whose key was there before
 */
public record TableChange(long inserted, long updated) {}
