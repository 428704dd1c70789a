package io.landfall.project;

import java.util.Map;

/** Keys that mean nothing for the kind of warehouse they stand in: refused, because whoever wrote them expects an effect. */
final class KindRules implements DefinitionRule {

    private static final Map<String, String> NOT_SERVERLESS = Map.of(
            "node_type", "Serverless has no nodes; set base_capacity instead",
            "nodes", "Serverless has no nodes; set base_capacity instead",
            "snapshot_retention_days",
                    "Serverless keeps recovery points of the last 24 hours by itself; remove this key",
            "maintenance_window", "Serverless is updated without a maintenance window; remove this key",
            "pause_after_idle", "Serverless has no pause: idle costs nothing but storage; remove this key",
            "resume_on_arrival", "Serverless has no pause and so no resume; remove this key",
            "no_op_windows", "Serverless is neither paused nor resumed; remove this key");

    private static final Map<String, String> NOT_PROVISIONED = Map.of(
            "base_capacity", "RPUs are of Serverless; set node_type and nodes, or write kind: serverless",
            "max_capacity", "RPUs are of Serverless; remove this key, or write kind: serverless",
            "usage_limit", "a limit of RPU-hours is of Serverless; remove this key, or write kind: serverless");

    @Override
    public void check(WrittenDefinition definition) {
        definition.kind().ifPresent(kind -> {
            Map<String, String> strange = kind == WarehouseKind.SERVERLESS ? NOT_SERVERLESS : NOT_PROVISIONED;
            strange.forEach((key, reason) -> {
                if (definition.has('/' + key)) {
                    definition.refuseKey('/' + key, "does not belong to kind: " + kind.word() + ": " + reason);
                }
            });
        });
    }
}
