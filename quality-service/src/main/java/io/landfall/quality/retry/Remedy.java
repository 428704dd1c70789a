package io.landfall.quality.retry;

import io.landfall.event.Occasion;
import io.landfall.event.QualityEvent;
import io.landfall.event.RetryRequested;
import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What is to be done about a failed run, and how often.
 *
 * @param action what is done; the policy's own, or a milder one where that cannot help
 * @param policy how often and how patiently
 */
record Remedy(FailureAction action, FailurePolicy policy) {

    /** Nothing but to tell a person. */
    static final Remedy ALERT = new Remedy(FailureAction.ALERT, FailurePolicy.of(FailureAction.ALERT));

    /** Setting aside repeats nothing, so a policy of one attempt has room for it. */
    private static final int ATTEMPTS_OF_SETTING_ASIDE = 2;

    /**
     * Decides about a run that failed.
     *
     * @param counted from 1: how often it has failed
     * @param since when it failed first
     * @param seed makes the jitter
     */
    Verdict decide(int counted, Instant since, Instant now, String seed) {
        Instant deadline = since.plus(policy.deadline());
        if (action == FailureAction.ALERT) {
            return Verdict.last("the policy is to tell somebody and to try nothing");
        }
        if (counted >= attempts()) {
            return Verdict.last(counted == 1 ? "the policy is one attempt" : counted + " attempts failed");
        }
        if (!now.isBefore(deadline)) {
            return Verdict.last(
                    "it has failed since " + since + ", and the deadline was " + words(policy.deadline()) + " later");
        }
        Instant next = now.plus(Backoff.after(policy, counted, seed));
        return Verdict.again(next.isAfter(deadline) ? deadline : next);
    }

    /**
     * Whether a gate's batches are to be set aside: that is no repetition, so what other checks used up of the attempts of
     * batches that wait beside them must not keep it from being done once.
     */
    boolean setsAside(Occasion occasion) {
        return action == FailureAction.QUARANTINE && occasion == Occasion.GATE;
    }

    boolean wasTriedBy(QualityEvent decided) {
        return decided instanceof RetryRequested asked
                && action.retry().filter(asked.action()::equals).isPresent();
    }

    /** Decides that batches are set aside, whatever was tried before. */
    Verdict setAside(Instant now, String seed) {
        return Verdict.again(now.plus(Backoff.after(policy, 1, seed)));
    }

    private int attempts() {
        return action == FailureAction.QUARANTINE
                ? Math.max(policy.attempts(), ATTEMPTS_OF_SETTING_ASIDE)
                : policy.attempts();
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
