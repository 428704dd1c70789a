package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.Arrays;
import java.util.List;

/**
 * The node types a cluster can be created with (management guide, Clusters and nodes). DC2 is not among them: AWS has refused new DC2
 * clusters since May 2025.
 */
enum NodeType {
    RG_LARGE("rg.large", 1, 100, 100, 8, 8),
    RG_XLARGE("rg.xlarge", 2, 100, 100, 32, 32),
    RG_4XLARGE("rg.4xlarge", 2, 100, 100, 128, 128),
    RG_12XLARGE("rg.12xlarge", 2, 100, 100, 128, 128),
    RA3_LARGE("ra3.large", 1, 16, 16, 1, 8),
    RA3_XLPLUS("ra3.xlplus", 1, 16, 32, 4, 32),
    RA3_4XLARGE("ra3.4xlarge", 2, 32, 64, 128, 128),
    RA3_16XLARGE("ra3.16xlarge", 2, 128, 128, 128, 128);

    private static final int MOST_NODES = 100;
    private static final long MEGABYTES = 1024L * 1024;

    private final String word;
    private final int fewest;
    private final int mostAtFirst;
    private final int most;
    private final int terabytesAlone;
    private final int terabytesPerNode;

    NodeType(String word, int fewest, int mostAtFirst, int most, int terabytesAlone, int terabytesPerNode) {
        this.word = word;
        this.fewest = fewest;
        this.mostAtFirst = mostAtFirst;
        this.most = most;
        this.terabytesAlone = terabytesAlone;
        this.terabytesPerNode = terabytesPerNode;
    }

    /** @throws AwsFault InvalidParameterValue, in AWS's words, when it is no node type or one that is no longer offered */
    static NodeType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> AwsFault.invalidValue("Invalid node type: " + word));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(type -> type.word).toList();
    }

    String word() {
        return word;
    }

    /** @throws AwsFault when a new cluster cannot have this many */
    int requireAtFirst(int nodes) {
        return require(nodes, mostAtFirst);
    }

    /** Elastic resize reaches further than creation. */
    int requireAfterResize(int nodes) {
        return require(nodes, most);
    }

    private int require(int nodes, int limit) {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw AwsFault.invalidValue("NumberOfNodes must be between 1 and " + MOST_NODES);
        }
        if (nodes > limit) {
            throw AwsFault.of(
                    "NumberOfNodesPerClusterLimitExceeded",
                    "A cluster of node type %s can have at most %d nodes".formatted(word, limit));
        }
        if (nodes < fewest) {
            throw AwsFault.invalidCombination(
                    "A cluster of node type %s must have at least %d nodes".formatted(word, fewest));
        }
        return nodes;
    }

    /** {@code TotalStorageCapacityInMegaBytes}. */
    static long megabytes(String word, int nodes) {
        NodeType type = of(word);
        return MEGABYTES * (nodes == 1 ? type.terabytesAlone : (long) type.terabytesPerNode * nodes);
    }
}
