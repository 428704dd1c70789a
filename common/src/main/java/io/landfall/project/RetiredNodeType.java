package io.landfall.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Node types that AWS has ended, and what it recommends instead (Management Guide, "Upgrading to RA3 node types"). For one
 * to four nodes of dc2.large the table has no row, since it is older than ra3.large, the type of the same size.
 */
enum RetiredNodeType {
    DC2_LARGE,
    DC2_8XLARGE,
    DC1_LARGE,
    DC1_8XLARGE,
    DS2_XLARGE,
    DS2_8XLARGE;

    private static final int SMALL_LARGE = 4;
    private static final int SMALL_XLARGE = 7;
    private static final int SMALL_8XLARGE = 15;

    static Optional<RetiredNodeType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What to write instead of so many nodes of this type. */
    String replacement(int nodes) {
        return switch (this) {
            case DC2_LARGE, DC1_LARGE -> ofLarge(nodes);
            case DC2_8XLARGE, DC1_8XLARGE, DS2_8XLARGE -> of8xlarge(nodes);
            case DS2_XLARGE -> ofXlarge(nodes);
        };
    }

    private static String ofLarge(int nodes) {
        if (nodes <= SMALL_LARGE) {
            return written(NodeType.RA3_LARGE, nodes);
        }
        return nodes <= SMALL_8XLARGE
                ? written(NodeType.RA3_XLPLUS, ceiling(nodes * 3, 8))
                : written(NodeType.RA3_4XLARGE, ceiling(nodes, 8));
    }

    private static String ofXlarge(int nodes) {
        return nodes <= SMALL_XLARGE
                ? written(NodeType.RA3_XLPLUS, nodes <= 2 ? nodes : ceiling(nodes * 5, 8))
                : written(NodeType.RA3_4XLARGE, ceiling(nodes, 4));
    }

    private static String of8xlarge(int nodes) {
        return nodes <= SMALL_8XLARGE
                ? written(NodeType.RA3_4XLARGE, nodes * 2)
                : written(NodeType.RA3_16XLARGE, ceiling(nodes, 2));
    }

    private static String written(NodeType type, int nodes) {
        int possible = Math.min(Math.max(nodes, type.fewest()), type.most());
        return "node_type: " + type.word() + " with nodes: " + possible;
    }

    private static int ceiling(int amount, int by) {
        return (amount + by - 1) / by;
    }
}
