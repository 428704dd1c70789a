package io.landfall.stager.notification.queue;

import java.time.Duration;

/**
 * How a queue is read.
 *
 * @param receivers how many receive at once; each keeps one call open while nothing comes
 * @param visibility how long a received message is hidden from others, at least two seconds; prolonged while it is worked on
 * @param tellIgnored how often at most what was ignored is told
 * @param countDead how often the dead-letter queue is looked at
 */
public record DiscoverySettings(int receivers, Duration visibility, Duration tellIgnored, Duration countDead) {

    private static final int MOST_RECEIVERS = 64;
    private static final Duration LEAST_VISIBILITY = Duration.ofSeconds(2);

    /** @throws IllegalArgumentException if a number is out of its bounds */
    public DiscoverySettings {
        if (receivers < 1 || receivers > MOST_RECEIVERS) {
            throw new IllegalArgumentException("receivers must be 1 to " + MOST_RECEIVERS + ", not " + receivers);
        }
        if (visibility.compareTo(LEAST_VISIBILITY) < 0) {
            throw new IllegalArgumentException("visibility must be at least " + LEAST_VISIBILITY);
        }
    }

    /** What holds where nothing else is said. */
    public static DiscoverySettings of(int receivers) {
        return new DiscoverySettings(receivers, Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));
    }
}
