package io.landfall.event;

import java.util.List;

/** At least one check over the load failed; {@code checks} holds all of them, failed and passed. */
public record QualityFailed(String pipeline, String load, int attempt, List<CheckOutcome> checks)
        implements QualityEvent {

    public QualityFailed {
        checks = List.copyOf(checks);
    }
}
