package io.landfall.quality.notify.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How patient a delivery is: pauses that grow, with jitter, until a bound.
 *
 * @param first the first pause; every further one is twice as long
 * @param longest the longest pause, whatever the sink asks for
 * @param deadline how long a message is tried in all
 * @param random from 0 to 1
 */
public record RetrySchedule(Duration first, Duration longest, Duration deadline, DoubleSupplier random) {

    private static final double JITTER = 0.3;
    private static final int MOST_DOUBLINGS = 20;

    /** Ten attempts within half an hour. */
    public static RetrySchedule standard() {
        return new RetrySchedule(Duration.ofSeconds(3), Duration.ofMinutes(10), Duration.ofMinutes(30), Math::random);
    }

    /**
     * The pause before the next attempt; empty when there is to be none.
     *
     * @param attempt which one failed, from 1
     * @param elapsed since the message set out
     * @param asked what the sink asks for
     */
    public Optional<Duration> after(int attempt, Duration elapsed, Optional<Duration> asked) {
        double jitter = 1 + (2 * random.getAsDouble() - 1) * JITTER;
        double grown = first.toMillis() * Math.pow(2, Math.min(attempt - 1, MOST_DOUBLINGS)) * jitter;
        Duration own = Duration.ofMillis(Math.round(grown));
        Duration wanted = asked.filter(pause -> pause.compareTo(own) > 0).orElse(own);
        Duration pause = wanted.compareTo(longest) > 0 ? longest : wanted;
        return elapsed.plus(pause).compareTo(deadline) > 0 ? Optional.empty() : Optional.of(pause);
    }
}
