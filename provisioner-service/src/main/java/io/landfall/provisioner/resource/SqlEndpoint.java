package io.landfall.provisioner.resource;

/**
 * Where a warehouse answers SQL.
 *
 * @param secretArn Secrets Manager secret with {@code username} and {@code password}
 */
public record SqlEndpoint(String host, int port, String database, String secretArn) {}
