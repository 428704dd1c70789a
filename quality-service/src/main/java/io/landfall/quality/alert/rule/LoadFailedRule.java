package io.landfall.quality.alert.rule;

import io.landfall.event.AlertRaised;
import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.LoadFailed;
import io.landfall.event.Severity;
import io.landfall.event.TablesLoaded;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;

/**
 * Loads that were rolled back for good. One that fails on a batch holds that batch, until it is released or
 * its files, corrected, came in others. One that fails on
 * something else is named by the pipeline, keeps everything waiting, and is over with the next load.
 */
final class LoadFailedRule implements Rule {

    private static final AlertKind KIND = AlertKind.LOAD_FAILED;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof LoadFailed failed) {
            raise(fact, failed, decisions);
        } else if (fact.event() instanceof BatchesReleased released) {
            Releases.clear(KIND, released, fact.at(), decisions);
        } else if (fact.event() instanceof BatchesReplaced replaced) {
            Releases.clear(KIND, replaced, fact.at(), decisions);
        } else if (fact.event() instanceof TablesLoaded loaded) {
            clearPipeline(fact, loaded, decisions);
        }
    }

    private static void raise(Fact fact, LoadFailed failed, AlertDecisions decisions) {
        boolean isAboutAll = failed.load().equals(failed.pipeline());
        String key = isAboutAll ? KIND.key(failed.pipeline()) : KIND.key(failed.pipeline(), failed.load());
        decisions.raise(fact.problem(KIND, key)
                .pipeline(failed.pipeline())
                .severity(isAboutAll ? Severity.CRITICAL : Severity.ERROR)
                .subject(failed.load())
                .summary(
                        isAboutAll
                                ? "pipeline " + failed.pipeline() + " cannot load: everything staged waits"
                                : "batch " + failed.load() + " of pipeline " + failed.pipeline()
                                        + " cannot be loaded and is held; its rows are not in the tables")
                .evidence(failed.reason())
                .tried(
                        isAboutAll
                                ? "the load is tried again until it succeeds"
                                : "the load was run again where that could help, and batches were tried by halves")
                .action(
                        isAboutAll
                                ? "correct what the evidence names; the load is tried again by itself"
                                : "correct its files and drop them again under their keys; or correct the project or the staged rows,"
                                        + " then: ./landfall replay --pipeline " + failed.pipeline() + ' '
                                        + failed.load())
                .build());
    }

    private static void clearPipeline(Fact fact, TablesLoaded loaded, AlertDecisions decisions) {
        String key = KIND.key(loaded.pipeline());
        for (AlertRaised open : decisions.open(KIND, loaded.pipeline())) {
            if (open.key().equals(key) && Ids.isOlder(loaded.load(), open.since())) {
                return;
            }
        }
        decisions.clear(key, fact.at(), "load " + loaded.load() + " is committed");
    }
}
