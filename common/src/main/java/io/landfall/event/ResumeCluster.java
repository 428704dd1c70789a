package io.landfall.event;

/** Start the compute of the paused warehouse of this name. */
public record ResumeCluster(String warehouse, String requestId) implements Command {}
