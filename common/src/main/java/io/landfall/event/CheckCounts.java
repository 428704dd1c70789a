package io.landfall.event;

import java.util.Collection;

/** How many checks of a run ended how; {@code checks} is the sum of the others. */
public record CheckCounts(int checks, int passed, int warned, int failed, int broken) {

    /** Counts the outcomes. */
    public static CheckCounts of(Collection<CheckOutcome> outcomes) {
        return new CheckCounts(
                outcomes.size(),
                count(outcomes, CheckStatus.PASSED),
                count(outcomes, CheckStatus.WARNED),
                count(outcomes, CheckStatus.FAILED),
                count(outcomes, CheckStatus.BROKEN));
    }

    private static int count(Collection<CheckOutcome> outcomes, CheckStatus status) {
        return (int) outcomes.stream().filter(o -> o.status() == status).count();
    }
}
