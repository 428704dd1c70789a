package io.landfall.stager.notification;

import io.landfall.event.NotificationsIgnored;
import io.landfall.flow.Announcer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what is ignored, and tells the counts when asked to, so that nothing disappears unseen. Thread-safe. What a killed process
 * had counted since it last told is not told.
 */
public final class IgnoredTally {

    private final String warehouse;
    private final Announcer announcer;
    private final Clock clock;
    private final Map<IgnoredReason, Long> counts = new EnumMap<>(IgnoredReason.class);
    private Instant since;

    public IgnoredTally(String warehouse, Announcer announcer, Clock clock) {
        this.warehouse = warehouse;
        this.announcer = announcer;
        this.clock = clock;
        this.since = now();
    }

    synchronized void add(Map<IgnoredReason, Long> ignored) {
        ignored.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
    }

    /**
     * Announces what was counted since the last time; nothing where nothing was.
     *
     * @throws io.landfall.flow.AnnouncementException if Kafka does not take it; the counts are kept
     */
    public void announce() {
        Map<IgnoredReason, Long> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        Instant until = now();
        Map<String, Long> labelled = new TreeMap<>();
        taken.forEach((reason, count) -> labelled.put(reason.label(), count));
        try {
            announcer.announceFirst(new NotificationsIgnored(warehouse, labelled, since(), until));
        } catch (RuntimeException e) {
            add(taken);
            throw e;
        }
        told(until);
    }

    private synchronized Map<IgnoredReason, Long> take() {
        Map<IgnoredReason, Long> taken = new EnumMap<>(IgnoredReason.class);
        taken.putAll(counts);
        counts.clear();
        return taken;
    }

    private synchronized Instant since() {
        return since;
    }

    private synchronized void told(Instant until) {
        since = until;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
