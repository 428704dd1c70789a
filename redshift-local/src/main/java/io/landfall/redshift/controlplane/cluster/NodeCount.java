package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.Optional;

/** The number of nodes a request means by ClusterType and NumberOfNodes together. */
final class NodeCount {

    private NodeCount() {}

    /** For a new cluster. */
    static int of(QueryParameters parameters, NodeType nodeType) {
        return nodeType.requireAtFirst(asked(parameters).orElse(1));
    }

    /** Empty when the request says nothing of it. */
    static Optional<Integer> asked(QueryParameters parameters) {
        Optional<Integer> nodes = parameters.number("NumberOfNodes");
        Optional<String> type = parameters.find("ClusterType");
        if (type.isEmpty()) {
            return nodes;
        }
        return Optional.of(
                switch (type.get()) {
                    case "single-node" -> alone(nodes.orElse(1));
                    case "multi-node" -> several(nodes.orElse(1));
                    default -> throw AwsFault.invalidValue("Invalid cluster type: " + type.get());
                });
    }

    private static int alone(int nodes) {
        if (nodes != 1) {
            throw AwsFault.invalidCombination("Number of nodes for cluster type single-node must be 1");
        }
        return nodes;
    }

    private static int several(int nodes) {
        if (nodes < 2) {
            throw AwsFault.invalidCombination(
                    "Number of nodes for cluster type multi-node must be greater than or equal to 2");
        }
        return nodes;
    }
}
