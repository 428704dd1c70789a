package io.landfall.project;

import java.util.Optional;

/** Node types, numbers of nodes and snapshots of a provisioned cluster (API reference, CreateCluster). */
final class ClusterRules implements DefinitionRule {

    private static final String TYPE = "/node_type";
    private static final String NODES = "/nodes";
    private static final String RETENTION = "/snapshot_retention_days";
    private static final int LONGEST_RETENTION = 35;

    @Override
    public void check(WrittenDefinition definition) {
        if (definition.kind().equals(Optional.of(WarehouseKind.PROVISIONED))) {
            checkType(definition);
            definition.number(RETENTION).ifPresent(days -> checkRetention(definition, days));
        }
    }

    private static void checkType(WrittenDefinition definition) {
        String written = definition.text(TYPE).orElse(WarehouseDefinition.DEFAULT_NODE_TYPE);
        Optional<NodeType> type = NodeType.named(written);
        if (type.isPresent()) {
            checkNodes(definition, type.get());
        } else if (definition.has(TYPE)) {
            definition.refuse(TYPE, refusal(written, definition.number(NODES).orElse(1)));
        }
    }

    private static String refusal(String written, int nodes) {
        return RetiredNodeType.named(written)
                .map(retired -> "AWS has ended " + written + ", no cluster of it can be created; use "
                        + retired.replacement(nodes))
                .orElseGet(() -> "there is no node type '" + written + "'"
                        + Suggestion.nearest(written, NodeType.words())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; use one of " + String.join(", ", NodeType.words())));
    }

    private static void checkNodes(WrittenDefinition definition, NodeType type) {
        if (definition.has(NODES) && definition.number(NODES).isEmpty()) {
            return;
        }
        int nodes = definition.number(NODES).orElse(1);
        String place = definition.has(NODES) ? NODES : TYPE;
        if (nodes < type.fewest()) {
            definition.refuse(
                    place,
                    "a cluster of " + type.word() + " has at least " + type.fewest() + " nodes; write nodes: "
                            + type.fewest() + (type.fewest() > 1 ? ", or use ra3.large, which can be alone" : ""));
        } else if (nodes > type.most()) {
            definition.refuse(
                    place,
                    "a cluster of " + type.word() + " is created with at most " + type.most() + " nodes; write nodes: "
                            + type.most() + " or fewer, or use a larger node type");
        }
    }

    private static void checkRetention(WrittenDefinition definition, int days) {
        if (days == 0) {
            definition.refuse(
                    RETENTION,
                    "0 would turn automated snapshots off, and a cluster without them cannot be paused;"
                            + " write 1 to " + LONGEST_RETENTION);
        } else if (days < 0 || days > LONGEST_RETENTION) {
            definition.refuse(
                    RETENTION,
                    "automated snapshots are kept 1 to " + LONGEST_RETENTION + " days; write one of these numbers");
        }
    }
}
