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

    /**
     * @param told the severity at which people know of it; null where they do not
     * @param withheld whether it was left out the last time
     */
    private record Known(Instant since, Severity told, boolean withheld) {}

    /** Whether there is nothing new in it: the same problem, told before at this severity or above. */
    public boolean knows(AlertRaised raised) {
        Severity told = toldAt(raised);
        return told != null && raised.severity().compareTo(told) <= 0;
    }

    /** Whether people know of the alert; empty where this process does not know that. */
    public Optional<Boolean> wasTold(String key) {
        return Optional.ofNullable(alerts.get(key)).map(known -> known.told != null);
    }

    /** Whether the alert was left out of the last message that could have told of it. */
    public boolean isWithheld(String key) {
        Known known = alerts.get(key);
        return known != null && known.withheld;
    }

    /** People were told. */
    public void tell(AlertRaised raised) {
        alerts.put(raised.key(), new Known(raised.since(), raised.severity(), false));
    }

    /** It was left out of a message. Where another one told of it people know of it still. */
    public void withhold(AlertRaised raised) {
        alerts.put(raised.key(), new Known(raised.since(), toldAt(raised), true));
    }

    private Severity toldAt(AlertRaised raised) {
        Known known = alerts.get(raised.key());
        return known == null || raised.since().isAfter(known.since) ? null : known.told;
    }

    /** The alert is over. */
    public void forget(String key) {
        alerts.remove(key);
    }
}
