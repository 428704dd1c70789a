package io.landfall.quality.alert.rule;

import io.landfall.event.AlertRaised;
import io.landfall.event.BatchesReleased;
import io.landfall.event.RetryRequested;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import java.time.Instant;

/** What the release of held batches ends. */
final class Releases {

    private Releases() {}

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
