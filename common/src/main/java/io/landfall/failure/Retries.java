package io.landfall.failure;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way to try again: bounded, with growing pauses and jitter, and only for what is {@link FailureKind#RETRYABLE}. */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final double JITTER = 0.3;

    private final RetryPolicy<Object> policy;

    private Retries(int most, Function<Throwable, FailureKind> classifier, Consumer<Throwable> onRetry) {
        this.policy = RetryPolicy.builder()
                .handleIf(failure -> classifier.apply(failure) == FailureKind.RETRYABLE)
                .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .withMaxRetries(most)
                .onRetry(e -> {
                    LOG.warn(
                            "attempt {} failed, trying again: {}",
                            e.getAttemptCount(),
                            e.getLastException().getMessage());
                    onRetry.accept(e.getLastException());
                })
                .build();
    }

    /**
     * @param most how many times to try again after the first failure
     * @param classifier what a failure means
     */
    public static Retries of(int most, Function<Throwable, FailureKind> classifier) {
        return new Retries(most, classifier, failure -> {});
    }

    /** The same; {@code onRetry} hears of every failure that is tried again. */
    public static Retries of(int most, Function<Throwable, FailureKind> classifier, Consumer<Throwable> onRetry) {
        return new Retries(most, classifier, onRetry);
    }

    /**
     * Runs the work until it succeeds, the bound is reached, or it fails in a way that is not retryable.
     *
     * @throws Exception the last failure, as it was thrown
     */
    public <T> T call(Callable<T> work) throws Exception {
        try {
            return Failsafe.with(policy).get(work::call);
        } catch (FailsafeException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
