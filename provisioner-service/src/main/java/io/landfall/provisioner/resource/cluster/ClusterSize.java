package io.landfall.provisioner.resource.cluster;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ResizeClusterRequest;

/**
 * The nodes of a cluster. They are changed by an elastic resize, which takes minutes, where AWS allows it, and by a classic one, which
 * takes hours, otherwise (API reference, ResizeCluster; management guide, Resizing a cluster).
 *
 * @param type such as {@code ra3.large}
 * @param number of compute nodes
 */
record ClusterSize(String type, int number) {

    private static final String SINGLE = "single-node";
    private static final String MULTIPLE = "multi-node";

    static ClusterSize of(WarehouseDefinition warehouse) {
        return new ClusterSize(warehouse.nodeType(), warehouse.nodes());
    }

    /** {@code ClusterType}. */
    String clusterType() {
        return number == 1 ? SINGLE : MULTIPLE;
    }

    Optional<ClusterChange> change(Cluster cluster) {
        List<Difference> differences = new ArrayList<>();
        boolean classic = !isElastic(cluster);
        String means = classic
                ? "classic resize: read-only for hours while the data is copied"
                : "elastic resize: some minutes, connections are held where possible";
        if (cluster.nodeType() != null && !cluster.nodeType().equals(type)) {
            differences.add(Difference.of("node_type", cluster.nodeType(), type).because(means));
        }
        if (cluster.numberOfNodes() != null && cluster.numberOfNodes() != number) {
            differences.add(Difference.of("number_of_nodes", cluster.numberOfNodes(), number)
                    .because(means));
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClusterChange(
                        differences,
                        redshift -> redshift.resizeCluster(request(cluster.clusterIdentifier(), classic))));
    }

    private ResizeClusterRequest request(String cluster, boolean classic) {
        return ResizeClusterRequest.builder()
                .clusterIdentifier(cluster)
                .clusterType(clusterType())
                .nodeType(type)
                .numberOfNodes(number)
                .classic(classic)
                .build();
    }

    /** Never from or to a single node nor to another type of node; of the numbers AWS lists them, where it does. */
    private boolean isElastic(Cluster cluster) {
        Integer found = cluster.numberOfNodes();
        if (found == null || found == 1 || number == 1 || !type.equals(cluster.nodeType())) {
            return false;
        }
        return options(cluster)
                .map(options -> options.contains(String.valueOf(number)))
                .orElse(number <= 2 * found && found <= 2 * number);
    }

    /** {@code ElasticResizeNumberOfNodeOptions}, such as {@code [2,6,8]}; empty where it is not reported. */
    private static Optional<List<String>> options(Cluster cluster) {
        return Optional.ofNullable(cluster.elasticResizeNumberOfNodeOptions())
                .map(text -> Arrays.stream(text.split("\\D+"))
                        .filter(number -> !number.isEmpty())
                        .toList())
                .filter(options -> !options.isEmpty());
    }
}
