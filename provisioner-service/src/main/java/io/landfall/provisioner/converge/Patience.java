package io.landfall.provisioner.converge;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long and how often AWS is asked. It throttles those who ask too often.
 *
 * @param poll between two looks, give or take a tenth
 * @param most for one step
 */
public record Patience(Duration poll, Duration most) {

    private static final double JITTER = 0.1;

    /** With {@link #poll} of fifteen seconds that makes pauses of at most two minutes. */
    private static final int MOST_DOUBLINGS = 3;

    void pause() throws InterruptedException {
        pause(0);
    }

    /** @param doublings how often AWS said in a row that it is asked too often; each makes the pause twice as long, up to a bound */
    void pause(int doublings) throws InterruptedException {
        Thread.sleep(length(doublings, ThreadLocalRandom.current().nextDouble(-JITTER, JITTER))
                .toMillis());
    }

    /** @param jitter from -0.1 to 0.1 */
    Duration length(int doublings, double jitter) {
        double factor = (1 << Math.min(doublings, MOST_DOUBLINGS)) * (1 + jitter);
        return Duration.ofMillis((long) (poll.toMillis() * factor));
    }
}
