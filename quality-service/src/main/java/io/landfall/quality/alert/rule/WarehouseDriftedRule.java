package io.landfall.quality.alert.rule;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.DriftDetected;
import io.landfall.event.Severity;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/** AWS is not as the definition says. Over when a look finds nothing different, or the warehouse is gone. */
final class WarehouseDriftedRule implements Rule {

    private static final AlertKind KIND = AlertKind.WAREHOUSE_DRIFTED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof DriftDetected drift && drift.total() > 0) {
            decisions.raise(fact.problem(KIND, KIND.key(drift.warehouse()))
                    .severity(Severity.WARN)
                    .subject(drift.warehouse())
                    .summary("warehouse %s has %s from warehouse.yaml"
                            .formatted(drift.warehouse(), Wording.counted(drift.total(), "difference")))
                    .evidence(String.join("; ", drift.drifts()))
                    .tried("nothing: Landfall changes AWS only when it is asked to")
                    .action("./landfall drift shows them; ./landfall provision makes AWS as warehouse.yaml says")
                    .build());
        } else if (fact.event() instanceof DriftDetected drift) {
            decisions.clear(KIND.key(drift.warehouse()), fact.at(), "nothing differs any more");
        } else if (fact.event() instanceof ClusterDeleted deleted) {
            decisions.clear(KIND.key(deleted.warehouse()), fact.at(), "the warehouse is gone");
        }
    }
}
