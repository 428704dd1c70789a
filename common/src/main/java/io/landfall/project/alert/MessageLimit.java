package io.landfall.project.alert;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.landfall.project.HumanDuration;
import java.time.Duration;
import java.util.Objects;

/**
 * How many messages a route may send.
 *
 * @param messages so many within each period; what comes on top is gathered and told in one message at its end; null
 *     for what is usual for the sinks of the route
 * @param per the length of a period
 */
public record MessageLimit(
        Integer messages,
        @JsonDeserialize(using = HumanDuration.class) Duration per) {

    public MessageLimit {
        per = Objects.requireNonNullElse(per, Duration.ofHours(1));
    }

    /** What holds where nothing is said. */
    public static MessageLimit standard() {
        return new MessageLimit(null, null);
    }
}
