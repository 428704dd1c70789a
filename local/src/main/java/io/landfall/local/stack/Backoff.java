package io.landfall.local.stack;

import java.time.Duration;

/** How long to wait before a service is started again: 1, 2, 4 … 30 seconds, and from 1 again once it stayed up. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** @param lived how long the service was up this time */
    Duration after(Duration lived) {
        Duration delay = lived.compareTo(STABLE) > 0 ? FIRST : next;
        Duration doubled = delay.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return delay;
    }
}
