package io.landfall.quality.retry;

import java.time.Instant;

/**
 * Whether there is another attempt.
 *
 * @param notBefore when it may begin; null for none
 * @param reason why there is none, for a person; null where there is one
 */
record Verdict(Instant notBefore, String reason) {

    static Verdict again(Instant notBefore) {
        return new Verdict(notBefore, null);
    }

    static Verdict last(String reason) {
        return new Verdict(null, reason);
    }

    boolean isLast() {
        return notBefore == null;
    }
}
