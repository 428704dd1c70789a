package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.project.HumanDuration;
import java.time.Duration;
import java.util.Objects;

/**
 * What is done when a check fails, and how often.
 *
 * @param attempts how many runs there are in all, with the first
 * @param firstPause before the second run; every further pause is twice as long, and all have jitter
 * @param longestPause no pause is longer
 * @param deadline after the first failure; no run is asked for later
 */
public record FailurePolicy(
        FailureAction action, int attempts, Duration firstPause, Duration longestPause, Duration deadline) {

    private static final int ATTEMPTS = 3;

    /** Of a pipeline that says nothing. */
    public static final FailurePolicy STANDARD = of(FailureAction.RECHECK);

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static FailurePolicy written(
            @JsonProperty("action") FailureAction action,
            @JsonProperty("attempts") Integer attempts,
            @JsonProperty("first_pause") @JsonDeserialize(using = HumanDuration.class) Duration firstPause,
            @JsonProperty("longest_pause") @JsonDeserialize(using = HumanDuration.class) Duration longestPause,
            @JsonProperty("deadline") @JsonDeserialize(using = HumanDuration.class) Duration deadline) {
        return new FailurePolicy(
                Objects.requireNonNullElse(action, FailureAction.RECHECK),
                Objects.requireNonNullElse(attempts, ATTEMPTS),
                Objects.requireNonNullElse(firstPause, Duration.ofSeconds(5)),
                Objects.requireNonNullElse(longestPause, Duration.ofMinutes(5)),
                Objects.requireNonNullElse(deadline, Duration.ofHours(1)));
    }

    /** The action with the usual bounds. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FailurePolicy of(FailureAction action) {
        return written(action, null, null, null, null);
    }
}
