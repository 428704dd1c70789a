package io.landfall.event;

import java.util.List;

/** Every check over the load passed. */
public record QualityPassed(String pipeline, String load, int attempt, List<CheckOutcome> checks)
        implements QualityEvent {

    public QualityPassed {
        checks = List.copyOf(checks);
    }
}
