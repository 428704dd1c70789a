package io.landfall.event;

/** Stop the compute of the warehouse of this name; its data stays. Serverless warehouses have no pause and refuse it. */
public record PauseCluster(String warehouse, String requestId) implements Command {}
