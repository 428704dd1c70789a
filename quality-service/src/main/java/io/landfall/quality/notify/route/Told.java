package io.landfall.quality.notify.route;

import io.landfall.event.AlertRaised;
import io.landfall.event.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which alerts people were told of, as far as this process knows: one that goes on is not told again. Bounded; the oldest is
 * forgotten first.
 */
public final class Told {

    private static final int MOST = 20_000;

    private final Map<String, Known> alerts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(Instant since, Severity severity, boolean told) {}

    /** Whether there is nothing new in it: the same problem, told before at this severity or above. */
    public boolean knows(AlertRaised raised) {
        Known known = alerts.get(raised.key());
        return known != null
                && known.told
                && !raised.since().isAfter(known.since)
                && raised.severity().compareTo(known.severity) <= 0;
    }

    /** Whether people know of the alert; empty where this process does not know that. */
    public Optional<Boolean> wasTold(String key) {
        return Optional.ofNullable(alerts.get(key)).map(Known::told);
    }

    /** @param told false for one that was withheld */
    public void put(AlertRaised raised, boolean told) {
        alerts.put(raised.key(), new Known(raised.since(), raised.severity(), told));
    }

    /** The alert is over. */
    public void forget(String key) {
        alerts.remove(key);
    }
}
