package io.landfall.quality.alert.rule;

import io.landfall.event.AlertRaised;
import io.landfall.event.StagingFailed;
import io.landfall.event.StagingLoaded;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/** Datasets whose files cannot be staged. Over with the next batch; of a whole pipeline, with the next batch of any dataset. */
final class StagingFailedRule implements Rule {

    private static final AlertKind KIND = AlertKind.STAGING_FAILED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof StagingFailed failed) {
            raise(fact, failed, decisions);
        } else if (fact.event() instanceof StagingLoaded staged) {
            clear(fact, staged, staged.dataset(), decisions);
            clear(fact, staged, staged.pipeline(), decisions);
        }
    }

    /** What fails for all datasets is told with the pipeline's name. */
    private static void raise(Fact fact, StagingFailed failed, AlertDecisions decisions) {
        boolean isAboutAll = failed.dataset().equals(failed.pipeline());
        String what = isAboutAll
                ? "pipeline " + failed.pipeline() + " cannot stage any files"
                : Wording.counted(failed.files(), "file") + " of dataset " + failed.dataset() + " of pipeline "
                        + failed.pipeline() + " cannot be staged";
        decisions.raise(fact.problem(KIND, KIND.key(failed.pipeline(), failed.dataset()))
                .pipeline(failed.pipeline())
                .subject(failed.dataset())
                .summary(what + " for a reason that is not their data; they are kept and wait")
                .evidence(failed.reason())
                .tried("the files are tried again until it works")
                .action("correct what the evidence names; the files are tried again by themselves")
                .build());
    }

    private static void clear(Fact fact, StagingLoaded staged, String about, AlertDecisions decisions) {
        String key = KIND.key(staged.pipeline(), about);
        for (AlertRaised open : decisions.open(KIND, staged.pipeline())) {
            if (open.key().equals(key) && Ids.isOlder(staged.batch(), open.since())) {
                return;
            }
        }
        decisions.clear(key, fact.at(), "batch " + staged.batch() + " is staged");
    }
}
