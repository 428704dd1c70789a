package io.landfall.event;

/** Bring the warehouse of this name to what {@code warehouse.yaml} says. */
public record ProvisionCluster(String warehouse, String requestId) implements Command {}
