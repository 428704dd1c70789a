package io.landfall.quality.alert.rule;

import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.Occasion;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;
import java.util.List;

/**
 * Loads that are undone and whose batches are set aside because their checks fail: raised with the decision, over when none of
 * the load's batches is held any more, or the decision could not be carried out.
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
            clear(fact, released, decisions);
        } else if (fact.event() instanceof BatchesReplaced replaced && replaced.settled() != null) {
            String reason =
                    "none of its batches is held any more: load " + replaced.load() + " brought the corrected files";
            clear(fact, replaced.pipeline(), replaced.settled(), reason, decisions);
        }
    }

    private static void clear(Fact fact, BatchesReleased released, AlertDecisions decisions) {
        if (released.settled() == null) {
            Releases.clear(KIND, released, fact.at(), decisions);
        } else {
            String reason = "none of its batches is held any more: released by " + released.requestId();
            clear(fact, released.pipeline(), released.settled(), reason, decisions);
        }
    }

    private static void clear(Fact fact, String pipeline, List<String> loads, String reason, AlertDecisions decisions) {
        loads.forEach(load -> decisions.clear(KIND.key(pipeline, load), fact.at(), reason));
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
