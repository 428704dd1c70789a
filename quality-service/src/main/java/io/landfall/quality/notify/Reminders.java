package io.landfall.quality.notify;

import io.landfall.event.AlertRaised;
import io.landfall.project.alert.TestAlert;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.route.Receipt;
import io.landfall.quality.notify.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tells open alerts again that nobody looks after. The times follow from when an alert began, so that a restart neither
 * repeats nor forgets one.
 */
final class Reminders {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final List<Route> routes;
    private final AlertStates states;
    private Instant looked;

    Reminders(List<Route> routes, AlertStates states, Instant started) {
        this.routes = routes;
        this.states = states;
        this.looked = started;
    }

    /** Puts what is to be told again since the last look into its routes. */
    void add(Instant now) {
        if (routes.stream().noneMatch(route -> route.repeat().isPresent())
                || now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            return;
        }
        for (AlertRaised open : states.open()) {
            if (!open.alert().equals(TestAlert.KIND) && !isLeftAlone(open, now)) {
                remind(open, now);
            }
        }
        looked = now;
    }

    private boolean isLeftAlone(AlertRaised open, Instant now) {
        return states.isAcknowledged(open.key()) || states.isMuted(open.key(), now);
    }

    private void remind(AlertRaised open, Instant now) {
        for (Route route : routes) {
            if (route.takes(open)) {
                route.repeat().ifPresent(every -> {
                    long times = times(open, now, every);
                    if (times > times(open, looked, every)) {
                        route.open(Item.reminder(open, times), new Receipt(() -> {}), now, now);
                    }
                });
                if (!route.goesOn()) {
                    return;
                }
            }
        }
    }

    private static long times(AlertRaised open, Instant at, Duration every) {
        return Math.max(0, Duration.between(open.since(), at).toMillis() / every.toMillis());
    }
}
