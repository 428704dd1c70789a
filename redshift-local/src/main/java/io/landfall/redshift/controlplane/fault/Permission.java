package io.landfall.redshift.controlplane.fault;

/**
 * What a caller has to be allowed.
 *
 * @param action as {@code redshift:CreateCluster}
 * @param resource ARN, or {@code *} where the call does not tell
 */
record Permission(String action, String resource) {}
