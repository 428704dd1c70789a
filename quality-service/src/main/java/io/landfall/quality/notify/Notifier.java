package io.landfall.quality.notify;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.flow.Delivery;
import io.landfall.project.alert.RouteDefinition;
import io.landfall.project.alert.TestAlert;
import io.landfall.quality.notify.message.Item;
import io.landfall.quality.notify.route.Receipt;
import io.landfall.quality.notify.route.Route;
import io.landfall.quality.notify.route.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts in, messages to people out. An event is acknowledged when every sink it was meant for has it, or when it is among the
 * dead letters: a process that is killed in between tells it again, recognisably the same.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final String warehouse;
    private final List<Route> routes;
    private final Sinks sinks;
    private final AlertStates states;
    private final SinkTrial trial;
    private final Reminders reminders;
    private final MuteEnds muteEnds;
    private final Clock clock;
    private final Told told = new Told();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "notify-groups"));

    /**
     * @param warehouse whose alerts are told; those of other installations are left alone
     * @param routes asked in their order; empty where nobody is told
     */
    public Notifier(
            String warehouse,
            List<RouteDefinition> routes,
            Sinks sinks,
            AlertStates states,
            SinkTrial trial,
            Clock clock) {
        this.warehouse = warehouse;
        this.routes = routes.stream()
                .map(route -> new Route(route, sinks.usualMessages(route.to())))
                .toList();
        this.sinks = sinks;
        this.states = states;
        this.trial = trial;
        this.clock = clock;
        this.reminders = new Reminders(this.routes, states, Instant.now(clock));
        this.muteEnds = new MuteEnds(states, told, Instant.now(clock));
    }

    /** Takes what is known of an earlier process; to be called before the first event is offered. */
    public synchronized void remember(ToldBefore.Memory earlier) {
        earlier.told().forEach(told::tell);
        muteEnds.mayBeUntold(earlier.doubtful());
    }

    /** Begins to send what is due. */
    public void start() {
        sinks.start();
        ticker.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether everything that sends still works. */
    public boolean isAlive() {
        return !ticker.isShutdown() && sinks.areAlive();
    }

    /** How many events are held, of which nobody has been told yet. */
    public synchronized int held() {
        return routes.stream().mapToInt(Route::size).sum();
    }

    /** Takes an event of {@code landfall.alerts}. Does not wait for anything to be sent. */
    public void offer(Delivery<AlertEvent> delivery) {
        AlertEvent event = delivery.event();
        if (!event.warehouse().equals(warehouse)) {
            delivery.done().run();
        } else if (event instanceof AlertRaised raised && raised.alert().equals(TestAlert.KIND)) {
            trial.run(raised, delivery);
        } else if (event instanceof AlertRaised raised) {
            raised(raised, delivery);
        } else if (event instanceof AlertCleared cleared && !cleared.alert().equals(TestAlert.KIND)) {
            cleared(cleared, delivery);
        } else {
            delivery.done().run();
        }
    }

    private synchronized void raised(AlertRaised raised, Delivery<AlertEvent> delivery) {
        Receipt receipt = new Receipt(delivery.done());
        open(Item.raised(delivery.cause().causationId(), raised), receipt, delivery.announced());
        receipt.release();
        sendDue();
    }

    private void open(Item item, Receipt receipt, Instant announced) {
        if (told.knows(item.raised())) {
            return;
        }
        for (Route route : routes) {
            if (route.takes(item.raised())) {
                receipt.hold(1);
                route.open(item, receipt, announced, Instant.now(clock));
                if (!route.goesOn()) {
                    return;
                }
            }
        }
    }

    private synchronized void cleared(AlertCleared cleared, Delivery<AlertEvent> delivery) {
        Receipt receipt = new Receipt(delivery.done());
        Optional<Boolean> wasTold = told.wasTold(cleared.key());
        String id = delivery.cause().causationId();
        for (Route route : routes) {
            if (route.takes(cleared)) {
                // Whoever was spared the alert is spared its end.
                if (wasTold.orElse(true) || route.raises(cleared.key())) {
                    receipt.hold(1);
                    route.clear(id, cleared, wasTold.orElse(false), receipt, delivery.announced(), Instant.now(clock));
                }
                if (!route.goesOn()) {
                    break;
                }
            }
        }
        told.forget(cleared.key());
        receipt.release();
        sendDue();
    }

    /** Sends what is due by the clock. Called every second once the notifier is started. */
    void tick() {
        try {
            synchronized (this) {
                Instant now = Instant.now(clock);
                reminders.add(now);
                muteEnds.since(now).forEach(alert -> open(Item.unmuted(alert), new Receipt(() -> {}), now));
                sendDue();
            }
        } catch (RuntimeException e) {
            LOG.error("messages that are due could not be sent, trying again in a second", e);
        }
    }

    private void sendDue() {
        Instant now = Instant.now(clock);
        for (Route route : routes) {
            route.due(now).forEach(gathered -> new Telling(warehouse, states, told, sinks).send(gathered, now));
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        sinks.close();
    }
}
