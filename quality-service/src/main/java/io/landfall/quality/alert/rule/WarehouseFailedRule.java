package io.landfall.quality.alert.rule;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.Severity;
import io.landfall.event.WarehouseEvent;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/** A command for the warehouse that could not be carried out. Over when one was: it is ready, paused or gone. */
final class WarehouseFailedRule implements Rule {

    private static final AlertKind KIND = AlertKind.WAREHOUSE_FAILED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof ClusterFailed failed) {
            decisions.raise(fact.problem(KIND, KIND.key(failed.warehouse()))
                    .severity(Severity.CRITICAL)
                    .subject(failed.warehouse())
                    .summary("request %s for warehouse %s failed at step %s"
                            .formatted(failed.requestId(), failed.warehouse(), failed.step()))
                    .evidence(failed.reason())
                    .tried("each step is tried again as long as that can help")
                    .action("do what the evidence says, then give the command again: ./landfall provision")
                    .build());
        } else if (fact.event() instanceof ClusterReady
                || fact.event() instanceof ClusterPaused
                || fact.event() instanceof ClusterDeleted) {
            String warehouse = ((WarehouseEvent) fact.event()).warehouse();
            decisions.clear(KIND.key(warehouse), fact.at(), state(fact));
        }
    }

    private static String state(Fact fact) {
        return fact.event() instanceof ClusterReady
                ? "the warehouse is ready"
                : fact.event() instanceof ClusterPaused ? "the warehouse is paused" : "the warehouse is gone";
    }
}
