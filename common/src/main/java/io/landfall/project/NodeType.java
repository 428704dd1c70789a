package io.landfall.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Node types a cluster can be created with, and how many nodes of each (Management Guide, "Node type details", node range
 * with create cluster; CreateCluster takes 100 at most).
 */
enum NodeType {
    RG_LARGE(1, 100),
    RG_XLARGE(2, 100),
    RG_4XLARGE(2, 100),
    RG_12XLARGE(2, 100),
    RA3_LARGE(1, 16),
    RA3_XLPLUS(1, 16),
    RA3_4XLARGE(2, 32),
    RA3_16XLARGE(2, 100);

    private final int fewest;
    private final int most;

    NodeType(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** As AWS names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The fewest nodes of a cluster; 1 where a single-node cluster is possible. */
    int fewest() {
        return fewest;
    }

    /** The most nodes that a cluster can be created with; a resize may go beyond. */
    int most() {
        return most;
    }

    static Optional<NodeType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(NodeType::word).toList();
    }
}
