package io.landfall.quality.alert.rule;

import io.landfall.event.AlertRaised;
import io.landfall.event.BatchesReleased;
import io.landfall.event.BatchesReplaced;
import io.landfall.event.RetryRequested;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import java.time.Instant;

/** What ends with held batches: they are released, or nobody needs them any more. */
final class Releases {

    private Releases() {}

    /** Ends the alerts of batches that came in others. */
    static void clear(AlertKind kind, BatchesReplaced replaced, Instant at, AlertDecisions decisions) {
        String reason = "its files landed again, and load " + replaced.load() + " brought them";
        replaced.batches().forEach(batch -> decisions.clear(kind.key(replaced.pipeline(), batch), at, reason));
    }

    /**
     * Ends the alerts of the named batches; more than an event names are all batches that were held. A retry releases those of
     * the load it took back, of which nobody was told.
     */
    static void clear(AlertKind kind, BatchesReleased released, Instant at, AlertDecisions decisions) {
        if (RetryRequested.isNameOfOne(released.requestId())) {
            return;
        }
        String reason = "released by " + released.requestId();
        if (released.batches() <= released.examples().size()) {
            released.examples().forEach(batch -> decisions.clear(kind.key(released.pipeline(), batch), at, reason));
            return;
        }
        String pipelineItself = kind.key(released.pipeline());
        decisions.open(kind, released.pipeline()).stream()
                .map(AlertRaised::key)
                .filter(key -> !key.equals(pipelineItself))
                .forEach(key -> decisions.clear(key, at, reason));
    }
}
