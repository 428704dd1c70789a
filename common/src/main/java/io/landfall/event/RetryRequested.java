package io.landfall.event;

import java.time.Instant;
import java.util.List;

/**
 * Something is to be done because checks failed. Whoever is concerned does it not before the time that is named, once, and
 * acknowledges it when it is done.
 *
 * @param attempt the attempt that is asked for, from 2
 * @param checks the failed ones; bounded
 * @param notBefore when it may begin
 */
public record RetryRequested(
        String pipeline,
        String run,
        Occasion occasion,
        int attempt,
        RetryAction action,
        List<String> checks,
        Instant notBefore)
        implements QualityEvent {

    private static final String RETRY = "retry-";

    /** How many checks are named at most. */
    public static final int MOST_CHECKS = 100;

    public RetryRequested {
        checks = checks == null ? null : List.copyOf(checks.subList(0, Math.min(MOST_CHECKS, checks.size())));
    }

    /** What is done because of it carries this name in the ledger, so that it is done once. */
    public String requestId() {
        return RETRY + run + '-' + attempt;
    }

    /** Whether it is a retry that carries this name, and nothing a person asked for. */
    public static boolean isNameOfOne(String requestId) {
        return requestId.startsWith(RETRY);
    }

    @Override
    public String identity() {
        return String.join("|", pipeline, run, occasion.name(), Integer.toString(attempt));
    }
}
