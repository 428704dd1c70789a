package io.landfall.local.badday;

import io.landfall.event.EventEnvelope;
import java.util.List;

/**
 * How the bad day went.
 *
 * @param steps those that were told; the last one may have come otherwise
 * @param whole whether every step was told and came as told
 * @param events everything the services said
 */
public record Story(List<Step> steps, boolean whole, List<EventEnvelope> events) {

    public Story {
        steps = List.copyOf(steps);
        events = List.copyOf(events);
    }
}
