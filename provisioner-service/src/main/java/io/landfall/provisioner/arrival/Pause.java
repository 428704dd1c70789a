package io.landfall.provisioner.arrival;

import java.time.Duration;
import java.time.Instant;

/** A pause that has ended, by a resume or a teardown. */
public record Pause(Instant begun, Instant ended) {

    Duration length() {
        return ended.isAfter(begun) ? Duration.between(begun, ended) : Duration.ZERO;
    }
}
