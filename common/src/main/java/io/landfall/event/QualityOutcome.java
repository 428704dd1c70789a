package io.landfall.event;

import java.util.List;

/**
 * A run of checks ended. {@code checks} holds those that did not pass first, and no more than the event has room for;
 * {@code counts} counts all of them.
 */
public sealed interface QualityOutcome extends QualityEvent permits QualityPassed, QualityFailed {

    Occasion occasion();

    /** From 1: which run over the same. */
    int attempt();

    CheckCounts counts();

    List<CheckOutcome> checks();

    @Override
    default String identity() {
        return String.join("|", pipeline(), run(), occasion().name(), Integer.toString(attempt()));
    }

    /** The event of these outcomes: failed where one of them {@linkplain CheckStatus#isFailure() is a failure}. */
    static QualityOutcome of(String pipeline, String run, Occasion occasion, int attempt, List<CheckOutcome> outcomes) {
        CheckCounts counts = CheckCounts.of(outcomes);
        List<CheckOutcome> room = OutcomeRoom.first(outcomes);
        return counts.failed() + counts.broken() > 0
                ? new QualityFailed(pipeline, run, occasion, attempt, counts, room)
                : new QualityPassed(pipeline, run, occasion, attempt, counts, room);
    }
}
