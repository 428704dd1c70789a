package io.landfall.quality.retry;

import io.landfall.event.FailureAction;
import java.time.Instant;

/**
 * Whether there is another attempt.
 *
 * @param action what the policy says
 * @param notBefore when the next attempt may begin; null for none
 * @param reason why there is none, for a person; null where there is one
 */
record Verdict(FailureAction action, Instant notBefore, String reason) {

    boolean isLast() {
        return notBefore == null;
    }
}
