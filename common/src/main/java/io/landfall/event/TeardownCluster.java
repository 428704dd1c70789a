package io.landfall.event;

/**
 * Remove the warehouse of this name and what Landfall made around it. The landing bucket and its data stay.
 *
 * @param finalSnapshot whether a snapshot is taken before the data is deleted
 */
public record TeardownCluster(String warehouse, String requestId, boolean finalSnapshot) implements Command {}
