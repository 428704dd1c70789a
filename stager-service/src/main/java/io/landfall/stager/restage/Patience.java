package io.landfall.stager.restage;

import java.time.Duration;

/**
 * How long a retry is tried.
 *
 * @param pause between two attempts
 * @param deadline after the first attempt; then it is refused
 */
public record Patience(Duration pause, Duration deadline) {

    /** As a warehouse likes to be asked. */
    public static Patience standard() {
        return new Patience(Duration.ofSeconds(5), Duration.ofMinutes(10));
    }
}
