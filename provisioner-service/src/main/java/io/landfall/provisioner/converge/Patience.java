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

    void pause() throws InterruptedException {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        Thread.sleep((long) (poll.toMillis() * factor));
    }
}
