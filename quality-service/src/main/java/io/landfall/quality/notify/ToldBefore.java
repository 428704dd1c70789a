package io.landfall.quality.notify;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.AlertsMuted;
import io.landfall.project.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Which open alerts an earlier process told people of: those whose events it acknowledged, for that is done when every sink has
 * them. Where it may have been otherwise an alert is not among them, and is told once more: at once if it may have been muted, else
 * with its next event. Safe for several threads.
 */
public final class ToldBefore {

    private final String warehouse;
    private final Map<String, Acknowledged> alerts = new HashMap<>();
    private final Map<String, Instant> mutes = new HashMap<>();
    private final CountDownLatch complete = new CountDownLatch(1);
    private boolean isTaken;

    private record Acknowledged(AlertRaised raised, Instant at) {}

    /** @param warehouse whose installation the alerts are of; others are left alone */
    public ToldBefore(String warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Takes an event; those about one alert in their order, from the beginning, as often as that begins.
     *
     * @param at when it was announced
     * @param isAcknowledged whether whoever tells people had acknowledged it; a mute holds also where it had not, because it is
     *     in another partition than what it mutes
     */
    public synchronized void take(AlertEvent event, Instant at, boolean isAcknowledged) {
        if (isTaken || !event.warehouse().equals(warehouse) || !(isAcknowledged || event instanceof AlertsMuted)) {
            return;
        }
        if (event instanceof AlertRaised raised) {
            alerts.put(raised.key(), new Acknowledged(raised, at));
        } else if (event instanceof AlertCleared cleared) {
            alerts.remove(cleared.key());
        } else if (event instanceof AlertsMuted muted) {
            mutes.put(muted.selector(), muted.until().isAfter(at) ? muted.until() : at);
        }
    }

    /** Now every event that was acknowledged has been taken. */
    public void isComplete() {
        complete.countDown();
    }

    /** Waits until every event that was acknowledged has been taken, however long that is. */
    public void await() throws InterruptedException {
        complete.await();
    }

    /**
     * What is known of the open alerts that were acknowledged.
     *
     * @param told those people were told of, as they were told last
     * @param doubtful keys of those that may have been withheld because they were muted
     */
    public record Memory(List<AlertRaised> told, Set<String> doubtful) {

        static final Memory NONE = new Memory(List.of(), Set.of());
    }

    /**
     * What an earlier process did about the open alerts.
     *
     * @param routesSince since when people are told along the routes there are now: of what began before, others were told
     * @param patience how long it is waited until everything was taken; what is not known by then is told once more
     */
    public Memory alerts(Instant routesSince, Duration patience) throws InterruptedException {
        boolean isKnown = complete.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        return isKnown ? known(routesSince) : Memory.NONE;
    }

    private synchronized Memory known(Instant routesSince) {
        List<AlertRaised> known = new ArrayList<>();
        Set<String> doubtful = new HashSet<>();
        for (Acknowledged alert : alerts.values()) {
            if (mayHaveBeenMuted(alert)) {
                doubtful.add(alert.raised().key());
            } else if (alert.raised().since().isAfter(routesSince)) {
                known.add(alert.raised());
            }
        }
        isTaken = true;
        alerts.clear();
        mutes.clear();
        return new Memory(known, doubtful);
    }

    private boolean mayHaveBeenMuted(Acknowledged alert) {
        return mutes.entrySet().stream()
                .anyMatch(mute -> !alert.at().isAfter(mute.getValue())
                        && new Glob(mute.getKey()).matches(alert.raised().key()));
    }
}
