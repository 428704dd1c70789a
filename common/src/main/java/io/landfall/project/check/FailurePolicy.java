package io.landfall.project.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.landfall.project.HumanDuration;
import java.time.Duration;
import java.util.Locale;

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

    /** The action with the usual bounds. */
    public static FailurePolicy of(FailureAction action) {
        return new FailurePolicy(action, ATTEMPTS, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1));
    }

    /** As people write it: an action, or an action with bounds. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FailurePolicy written(JsonNode written) {
        String action =
                written.isTextual() ? written.asText() : written.path("action").asText();
        FailurePolicy usual = of(FailureAction.valueOf(action.toUpperCase(Locale.ROOT)));
        return new FailurePolicy(
                usual.action,
                written.path("attempts").asInt(usual.attempts),
                time(written, "first_pause", usual.firstPause),
                time(written, "longest_pause", usual.longestPause),
                time(written, "deadline", usual.deadline));
    }

    private static Duration time(JsonNode written, String key, Duration usual) {
        return written.has(key) ? HumanDuration.parse(written.get(key).asText()).orElse(usual) : usual;
    }
}
