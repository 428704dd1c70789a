package io.landfall.event;

/**
 * Remove the warehouse of this name and what Landfall made around it.
 *
 * @param finalSnapshot whether a snapshot is taken before the data is deleted
 * @param withData whether the landing bucket goes too, with every object in it
 */
public record TeardownCluster(String warehouse, String requestId, boolean finalSnapshot, boolean withData)
        implements Command {}
