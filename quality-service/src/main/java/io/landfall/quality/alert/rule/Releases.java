package io.landfall.quality.alert.rule;

import io.landfall.event.AlertRaised;
import io.landfall.event.BatchesReleased;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import java.time.Instant;

/** What the release of held batches ends. */
final class Releases {

    private Releases() {}

    /** Ends the alerts of the named batches; more than an event names are all batches that were held. */
    static void clear(AlertKind kind, BatchesReleased released, Instant at, AlertDecisions decisions) {
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
