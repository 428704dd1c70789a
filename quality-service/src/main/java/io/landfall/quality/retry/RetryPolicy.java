package io.landfall.quality.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often failed checks are run again, because data may still have been arriving.
 *
 * @param attempts how many runs there are in all
 * @param firstPause before the second run; every further pause is twice as long
 */
public record RetryPolicy(int attempts, Duration firstPause, Clock clock) {

    private static final double JITTER = 0.2;

    /** When the run after this one may start; empty when there is to be none. */
    public Optional<Instant> after(int attempt) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        double jitter = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        long millis = Math.round(firstPause.toMillis() * Math.pow(2, attempt - 1.0) * jitter);
        return Optional.of(clock.instant().plusMillis(millis));
    }
}
