package io.landfall.quality.alert.rule;

import io.landfall.event.LoadUndone;
import io.landfall.event.RetryRefused;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;
import java.util.Locale;

/** Retries that cannot be carried out. Over when the load they were for is undone; else acknowledging clears. */
final class RetryRefusedRule implements Rule {

    private static final AlertKind KIND = AlertKind.RETRY_REFUSED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof RetryRefused refused) {
            String action = refused.action().name().toLowerCase(Locale.ROOT);
            decisions.raise(fact.problem(KIND, KIND.key(refused.pipeline(), refused.run()))
                    .pipeline(refused.pipeline())
                    .subject(refused.run())
                    .summary("checks of pipeline %s failed for %s, and its policy %s cannot be carried out"
                            .formatted(refused.pipeline(), refused.run(), action))
                    .evidence(refused.reason())
                    .tried("%s, as attempt %d; it was refused and nothing was changed"
                            .formatted(action, refused.attempt()))
                    .action("do what the evidence says, then: ./landfall check --pipeline " + refused.pipeline())
                    .build());
        } else if (fact.event() instanceof LoadUndone undone) {
            decisions.clear(
                    KIND.key(undone.pipeline(), undone.load()), fact.at(), "load " + undone.load() + " is undone");
        }
    }
}
