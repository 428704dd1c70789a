package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code warehouse.yaml}: the warehouse a project loads into. What is not said has the documented default.
 *
 * @param warehouse its name; the identifier of the cluster or workgroup and, with a prefix, of what is made around it
 * @param landingBucket bucket that files land in
 * @param notifications what of the bucket is notified
 * @param adopt whether what exists under these names without Landfall's tag may be taken over
 * @param tags of the user, put on everything besides Landfall's own
 * @param nodeType of a provisioned cluster, such as {@code ra3.large}
 * @param nodes number of compute nodes; 1 makes a single-node cluster
 * @param snapshotRetentionDays how long automated snapshots are kept
 * @param maintenanceWindow of a cluster in UTC, as {@code sun:03:00-sun:04:00} in lower case; null for one AWS chooses
 * @param baseCapacity of a Serverless workgroup, in RPUs
 * @param maxCapacity of a Serverless workgroup, in RPUs; null for no limit
 * @param usageLimit of a Serverless workgroup, or null
 * @param port TCP port of the SQL endpoint; Redshift allows 5431–5455 and 8191–8215 for RA3, RG and Serverless
 * @param pauseAfterIdle after how long without work a provisioned cluster is paused; null for never
 * @param resumeOnArrival whether files that land resume a paused cluster
 * @param noOpWindows when nothing is paused or resumed by itself
 * @param timeZone of the windows
 */
public record WarehouseDefinition(
        String warehouse,
        String region,
        String landingBucket,
        NotificationScope notifications,
        Boolean adopt,
        Map<String, String> tags,
        WarehouseKind kind,
        String nodeType,
        Integer nodes,
        Integer snapshotRetentionDays,
        String maintenanceWindow,
        Integer baseCapacity,
        Integer maxCapacity,
        UsageLimitDefinition usageLimit,
        String database,
        String adminUser,
        Integer port,
        NetworkDefinition network,
        @JsonDeserialize(using = HumanDuration.class) Duration pauseAfterIdle,
        Boolean resumeOnArrival,
        List<NoOpWindow> noOpWindows,
        ZoneId timeZone) {

    static final String DEFAULT_NODE_TYPE = "ra3.large";
    static final int DEFAULT_BASE_CAPACITY = 8;
    private static final int DEFAULT_PORT = 5439;

    public WarehouseDefinition {
        notifications = Objects.requireNonNullElse(notifications, NotificationScope.BUCKET);
        adopt = Objects.requireNonNullElse(adopt, false);
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
        kind = Objects.requireNonNullElse(kind, WarehouseKind.PROVISIONED);
        nodeType = Objects.requireNonNullElse(nodeType, DEFAULT_NODE_TYPE);
        nodes = Objects.requireNonNullElse(nodes, 1);
        snapshotRetentionDays = Objects.requireNonNullElse(snapshotRetentionDays, 1);
        maintenanceWindow = maintenanceWindow == null ? null : maintenanceWindow.toLowerCase(Locale.ROOT);
        baseCapacity = Objects.requireNonNullElse(baseCapacity, DEFAULT_BASE_CAPACITY);
        database = Objects.requireNonNullElse(database, "dev");
        adminUser = Objects.requireNonNullElse(adminUser, "landfall");
        port = Objects.requireNonNullElse(port, DEFAULT_PORT);
        network = Objects.requireNonNullElse(network, NetworkDefinition.DEFAULT);
        resumeOnArrival = Objects.requireNonNullElse(resumeOnArrival, true);
        noOpWindows = noOpWindows == null ? List.of() : List.copyOf(noOpWindows);
        timeZone = Objects.requireNonNullElse(timeZone, ZoneId.of("UTC"));
    }

    /** Whether nothing may be paused or resumed by itself at that moment. */
    public boolean inNoOpWindow(Instant instant) {
        return noOpWindows.stream().anyMatch(window -> window.contains(instant, timeZone));
    }

    /** The role that COPY reads S3 with. */
    public String roleName() {
        return "landfall-" + warehouse + "-copy";
    }

    /** The queue that the landing bucket notifies. */
    public String queueName() {
        return "landfall-" + warehouse + "-landed";
    }

    /** Where notifications go that nobody could process. */
    public String deadLetterQueueName() {
        return queueName() + "-dead";
    }

    /** The security group of the endpoint. */
    public String securityGroupName() {
        return "landfall-" + warehouse;
    }

    /** The cluster subnet group, where subnets are named. */
    public String subnetGroupName() {
        return "landfall-" + warehouse;
    }
}
