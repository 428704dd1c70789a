package io.landfall.quality.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.check.FailureAction;
import io.landfall.project.check.FailurePolicy;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** The arithmetic of policies, whatever they say. */
class RemedyPropertyTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");

    @Property(tries = 500)
    void retryBeginsLaterButNeverAfterTheDeadlineOrTheLongestPause(
            @ForAll("policies") FailurePolicy policy,
            @ForAll @IntRange(min = 1, max = 60) int counted,
            @ForAll @LongRange(min = 0, max = 200_000) long seconds,
            @ForAll @StringLength(max = 20) String seed) {
        Instant now = SINCE.plusSeconds(seconds);
        Verdict verdict = new Remedy(policy.action(), policy).decide(counted, SINCE, now, seed);
        if (!verdict.isLast()) {
            assertThat(verdict.notBefore())
                    .isBetween(now, now.plus(policy.longestPause()))
                    .isBeforeOrEqualTo(SINCE.plus(policy.deadline()));
        }
    }

    @Property(tries = 500)
    void thereIsAnotherAttemptExactlyWhileAttemptsAndDeadlineLast(
            @ForAll("policies") FailurePolicy policy,
            @ForAll @IntRange(min = 1, max = 12) int counted,
            @ForAll @LongRange(min = 0, max = 8000) long seconds) {
        Instant now = SINCE.plusSeconds(seconds);
        int attempts = policy.action() == FailureAction.QUARANTINE ? Math.max(2, policy.attempts()) : policy.attempts();
        boolean expected = policy.action() != FailureAction.ALERT
                && counted < attempts
                && seconds < policy.deadline().toSeconds();
        Verdict verdict = new Remedy(policy.action(), policy).decide(counted, SINCE, now, "s");
        assertThat(verdict.isLast()).isEqualTo(!expected);
        assertThat(verdict.reason() == null).isEqualTo(expected);
    }

    @Property(tries = 300)
    void pauseIsWithinAFifthOfTwiceTheOneBefore(
            @ForAll @IntRange(min = 1, max = 10) int attempt, @ForAll @StringLength(max = 20) String seed) {
        FailurePolicy policy = policy(FailureAction.RECHECK, 20, 1000, 86_400_000, 1);
        double exact = 1000 * Math.pow(2, attempt - 1.0);
        assertThat((double) Backoff.after(policy, attempt, seed).toMillis())
                .isBetween(exact * 0.8 - 1, exact * 1.2 + 1);
        assertThat(Backoff.after(policy, attempt, seed)).isEqualTo(Backoff.after(policy, attempt, seed));
    }

    @Property(tries = 20)
    void differentRunsDoNotComeBackAtTheSameMoment(@ForAll @IntRange(min = 0, max = 10_000) int run) {
        FailurePolicy policy = policy(FailureAction.RECHECK, 20, 3_600_000, 86_400_000, 1);
        assertThat(Backoff.after(policy, 1, "retry-" + run + "-2"))
                .isNotEqualTo(Backoff.after(policy, 1, "retry-" + (run + 1) + "-2"));
    }

    @Provide
    Arbitrary<FailurePolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of(FailureAction.class),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(0, 400_000),
                        Arbitraries.longs().between(0, 7200))
                .as(RemedyPropertyTest::policy);
    }

    private static FailurePolicy policy(
            FailureAction action, int attempts, long firstMillis, long longestMillis, long deadlineSeconds) {
        return new FailurePolicy(
                action,
                attempts,
                Duration.ofMillis(firstMillis),
                Duration.ofMillis(longestMillis),
                Duration.ofSeconds(deadlineSeconds));
    }
}
