package io.landfall.event;

import java.util.List;

/** Every check that was run passed, or only warns. See {@link QualityOutcome}. */
public record QualityPassed(
        String pipeline, String run, Occasion occasion, int attempt, CheckCounts counts, List<CheckOutcome> checks)
        implements QualityOutcome {

    public QualityPassed {
        checks = checks == null ? null : List.copyOf(checks);
    }
}
