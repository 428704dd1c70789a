package io.landfall.project.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.project.HumanDuration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Which alerts go to which sinks, and how many are told at once.
 *
 * @param match which alerts it takes; all unless said otherwise
 * @param to names of sinks; at least one
 * @param goesOn whether the routes below see the alert too
 * @param group how long alerts are gathered for one message
 * @param limit how many messages there may be
 * @param repeat how often an alert is told again while it is open and nobody looks after it; null for never
 * @param sendCleared whether it is told that an alert is over
 */
public record RouteDefinition(
        AlertMatch match,
        List<String> to,
        @JsonProperty("continue") boolean goesOn,
        @JsonDeserialize(using = HumanDuration.class) Duration group,
        MessageLimit limit,
        @JsonDeserialize(using = HumanDuration.class) Duration repeat,
        Boolean sendCleared) {

    private static final Duration GROUP = Duration.ofSeconds(30);

    public RouteDefinition {
        match = Objects.requireNonNullElseGet(match, AlertMatch::everything);
        to = List.copyOf(to);
        group = Objects.requireNonNullElse(group, GROUP);
        limit = Objects.requireNonNullElseGet(limit, MessageLimit::standard);
        sendCleared = Objects.requireNonNullElse(sendCleared, true);
    }

    /** A route about which nothing else is said. */
    public static RouteDefinition of(AlertMatch match, List<String> to) {
        return new RouteDefinition(match, to, false, null, null, null, null);
    }
}
