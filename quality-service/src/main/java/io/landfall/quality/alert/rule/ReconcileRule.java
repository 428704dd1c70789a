package io.landfall.quality.alert.rule;

import io.landfall.event.Reconciled;
import io.landfall.event.Severity;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/** The landing bucket and the ledger did not agree. Over when they are compared again and agree. */
final class ReconcileRule implements Rule {

    private static final AlertKind KIND = AlertKind.RECONCILE_DIFFERENCES;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (!(fact.event() instanceof Reconciled seen)) {
            return;
        }
        String key = KIND.key(seen.pipeline(), seen.dataset());
        if (seen.differences() == 0) {
            decisions.clear(key, fact.at(), "compared again, nothing differs: " + seen.requestId());
            return;
        }
        decisions.raise(fact.problem(KIND, key)
                .pipeline(seen.pipeline())
                .severity(isHealed(seen) ? Severity.WARN : Severity.ERROR)
                .subject(seen.dataset())
                .summary("dataset %s of pipeline %s: %s between the landing bucket and the ledger"
                        .formatted(seen.dataset(), seen.pipeline(), Wording.counted(seen.differences(), "difference")))
                .evidence(
                        "%d missing, %d changed, %d tables missing, %s miscounted, %s never copied, of %d listed; such as %s"
                                .formatted(
                                        seen.missing(),
                                        seen.changed(),
                                        seen.tablesMissing(),
                                        orUnknown(seen.miscounted()),
                                        orUnknown(seen.uncopied()),
                                        seen.listed(),
                                        seen.examples().isEmpty() ? "none" : Wording.some(seen.examples())))
                .tried(seen.dryRun() ? "nothing, it was a dry run" : seen.landed() + " of them were landed now")
                .action(
                        isHealed(seen)
                                ? "look why they were not notified, then: ./landfall reconcile --pipeline "
                                        + seen.pipeline()
                                : "./landfall backfill %s/%s --reload, then: ./landfall reconcile --pipeline %s"
                                        .formatted(seen.pipeline(), seen.dataset(), seen.pipeline()))
                .build());
    }

    /** Missing and changed files are landed; what is wrong in the warehouse is not put right by itself. */
    private static boolean isHealed(Reconciled seen) {
        return seen.landed() >= seen.differences();
    }

    private static String orUnknown(Long count) {
        return count == null ? "unknown" : count.toString();
    }
}
