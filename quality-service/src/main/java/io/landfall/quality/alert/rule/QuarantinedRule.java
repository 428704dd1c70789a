package io.landfall.quality.alert.rule;

import io.landfall.event.BatchesReleased;
import io.landfall.event.Occasion;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/**
 * Loads that are undone and whose batches are set aside because their checks fail: raised with the decision, over when all held
 * batches are released or the decision could not be carried out. Which batches of a load are still held no event tells, so
 * acknowledging clears.
 */
final class QuarantinedRule implements Rule {

    private static final AlertKind KIND = AlertKind.QUARANTINED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof RetryRequested asked && isQuarantine(asked)) {
            raise(fact, asked, decisions);
        } else if (fact.event() instanceof RetryRefused refused && refused.action() == RetryAction.QUARANTINE) {
            String key = KIND.key(refused.pipeline(), refused.run());
            decisions.clear(key, fact.at(), "nothing was set aside: " + refused.reason());
        } else if (fact.event() instanceof BatchesReleased released) {
            Releases.clear(KIND, released, fact.at(), decisions);
        }
    }

    /** Batches that a gate refuses are told one by one, as loads that failed, when it is known which they are. */
    private static boolean isQuarantine(RetryRequested asked) {
        return asked.action() == RetryAction.QUARANTINE && asked.occasion() != Occasion.GATE;
    }

    private static void raise(Fact fact, RetryRequested asked, AlertDecisions decisions) {
        decisions.raise(fact.problem(KIND, KIND.key(asked.pipeline(), asked.run()))
                .pipeline(asked.pipeline())
                .subject(asked.run())
                .summary("load %s of pipeline %s is undone and its batches are set aside"
                        .formatted(asked.run(), asked.pipeline()))
                .evidence("checks that fail: " + Wording.some(asked.checks()))
                .tried("the checks were asked " + Wording.counted(asked.attempt() - 1L, "time"))
                .action("./landfall sql \"SELECT batch_id, reason FROM landfall.held_batch WHERE released_at IS NULL\","
                        + " correct what is wrong, then: ./landfall replay --pipeline " + asked.pipeline()
                        + " --all-held")
                .build());
    }
}
