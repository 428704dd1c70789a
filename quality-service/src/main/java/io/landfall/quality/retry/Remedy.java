package io.landfall.quality.retry;

import io.landfall.event.FailureAction;
import io.landfall.project.check.FailurePolicy;
import java.time.Duration;
import java.time.Instant;

/**
 * What is to be done about a failed run, and how often.
 *
 * @param action what is done; the policy's own, or a milder one where that cannot help
 * @param policy how often and how patiently
 */
record Remedy(FailureAction action, FailurePolicy policy) {

    /** Nothing but to tell a person. */
    static final Remedy ALERT = new Remedy(
            FailureAction.ALERT,
            new FailurePolicy(FailureAction.ALERT, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO));

    /** Setting aside repeats nothing, so a policy of one attempt has room for it. */
    private static final int ATTEMPTS_OF_SETTING_ASIDE = 2;

    /** Decides about the run as it is now. */
    Verdict decide(FailedRun run, Instant now) {
        Instant deadline = run.since().plus(policy.deadline());
        if (action == FailureAction.ALERT) {
            return last("the policy is to tell somebody, and to try nothing");
        }
        if (run.counted() >= attempts()) {
            return last(run.counted() == 1 ? "one attempt is all there is" : run.counted() + " attempts failed");
        }
        if (!now.isBefore(deadline)) {
            return last("it has failed since " + run.since() + ", longer than the deadline of " + words(policy.deadline()));
        }
        Instant next = now.plus(Backoff.after(policy, run.counted(), run.request()));
        return new Verdict(action, next.isAfter(deadline) ? deadline : next, null);
    }

    private int attempts() {
        return action == FailureAction.QUARANTINE
                ? Math.max(policy.attempts(), ATTEMPTS_OF_SETTING_ASIDE)
                : policy.attempts();
    }

    private Verdict last(String reason) {
        return new Verdict(action, null, reason);
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
