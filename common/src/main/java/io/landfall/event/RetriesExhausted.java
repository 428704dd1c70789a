package io.landfall.event;

import java.util.List;

/**
 * Checks failed, and nothing more is tried by itself.
 *
 * @param attempt the attempt that failed last
 * @param action what was tried before; null where nothing was, because nothing was to be tried or the first retry was refused
 * @param checks the failed ones; bounded
 * @param reason why nothing more is tried, for a person
 */
public record RetriesExhausted(
        String pipeline,
        String run,
        Occasion occasion,
        int attempt,
        @OrNull RetryAction action,
        List<String> checks,
        String reason)
        implements QualityEvent {

    public RetriesExhausted {
        checks = checks == null
                ? null
                : List.copyOf(checks.subList(0, Math.min(RetryRequested.MOST_CHECKS, checks.size())));
    }

    @Override
    public String identity() {
        return String.join("|", pipeline, run, occasion.name(), Integer.toString(attempt));
    }
}
