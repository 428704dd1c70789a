package io.landfall.event;

import java.util.List;

/** At least one check that was run failed, or could not be asked. See {@link QualityOutcome}. */
public record QualityFailed(
        String pipeline, String run, Occasion occasion, int attempt, CheckCounts counts, List<CheckOutcome> checks)
        implements QualityOutcome {

    public QualityFailed {
        checks = checks == null ? null : List.copyOf(checks);
    }
}
