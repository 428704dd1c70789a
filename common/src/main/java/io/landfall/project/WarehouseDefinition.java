package io.landfall.project;

import java.util.Objects;

/**
 * {@code warehouse.yaml}: the warehouse a project loads into.
 *
 * @param warehouse its name; the cluster identifier and, with a prefix, the names of what is made around it
 * @param nodeType such as {@code ra3.large}
 * @param nodes number of compute nodes; 1 makes a single-node cluster
 * @param port TCP port of the SQL endpoint; Redshift allows 5431–5455 and 8191–8215 for RA3
 * @param landingBucket bucket that files land in
 */
public record WarehouseDefinition(
        String warehouse,
        String kind,
        String nodeType,
        Integer nodes,
        String database,
        String adminUser,
        String region,
        Integer port,
        String landingBucket) {

    private static final int DEFAULT_PORT = 5439;

    public WarehouseDefinition {
        kind = Objects.requireNonNullElse(kind, "provisioned");
        nodeType = Objects.requireNonNullElse(nodeType, "ra3.large");
        nodes = Objects.requireNonNullElse(nodes, 1);
        database = Objects.requireNonNullElse(database, "dev");
        adminUser = Objects.requireNonNullElse(adminUser, "landfall");
        port = Objects.requireNonNullElse(port, DEFAULT_PORT);
    }

    /** The role that COPY reads S3 with. */
    public String roleName() {
        return "landfall-" + warehouse + "-copy";
    }

    /** The queue that the landing bucket notifies. */
    public String queueName() {
        return "landfall-" + warehouse + "-landed";
    }
}
