package io.landfall.redshift.controlplane.warehouse;

/** Where a cluster accepts SQL connections. */
public record Endpoint(String address, int port) {}
