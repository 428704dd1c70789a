package io.landfall.quality.notify;

import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRaised;
import io.landfall.event.Cause;
import io.landfall.event.EventId;
import io.landfall.flow.Delivery;
import io.landfall.flow.RecordedAnnouncements;
import io.landfall.project.alert.RouteDefinition;
import io.landfall.quality.notify.delivery.DeliveryException;
import io.landfall.quality.notify.delivery.RetrySchedule;
import io.landfall.quality.notify.delivery.Sink;
import io.landfall.quality.notify.delivery.SinkQueue;
import io.landfall.quality.notify.message.AlertMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A notifier whose sinks write down what they are given, and whose clock is turned by hand. */
final class Bench implements AutoCloseable {

    final TestClock clock = new TestClock();
    final RecordedAnnouncements announced = new RecordedAnnouncements();
    final AtomicInteger acknowledged = new AtomicInteger();
    final Map<String, List<AlertMessage>> told = new ConcurrentHashMap<>();
    final List<String> dead = new CopyOnWriteArrayList<>();
    final Set<String> muted = ConcurrentHashMap.newKeySet();
    final Set<String> acknowledgedKeys = ConcurrentHashMap.newKeySet();
    final List<AlertRaised> open = new CopyOnWriteArrayList<>();
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Notifier notifier;
    private final Sinks sinks;

    Bench(List<String> sinkNames, RouteDefinition... routes) {
        List<Sink> made = new ArrayList<>();
        sinkNames.forEach(name -> {
            told.put(name, new CopyOnWriteArrayList<>());
            made.add(new Recording(name));
        });
        RetrySchedule schedule =
                new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), () -> 0.5);
        sinks = new Sinks(
                made,
                sink -> new SinkQueue(sink, schedule, (name, value, reason) -> dead.add(value), clock, time -> {}));
        SinkTrial trial = new SinkTrial(sinks, announced, clock);
        notifier = new Notifier("dev", List.of(routes), sinks, new States(), trial, clock);
        sinks.start();
    }

    /** The event as Kafka brings it, announced by the clock. */
    void give(AlertEvent event) {
        give(event, clock.instant());
    }

    void give(AlertEvent event, Instant announcedAt) {
        String id = EventId.hash(event.identity() + event.getClass());
        notifier.offer(new Delivery<>(event, announcedAt, new Cause(id, id), acknowledged::incrementAndGet));
    }

    /** Lets time go by, a second at a time. */
    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            notifier.tick();
        }
    }

    /** As after a restart: people were told of these. */
    void remember(AlertRaised... toldBefore) {
        notifier.remember(new ToldBefore.Memory(List.of(toldBefore), Set.of()));
    }

    /** As after a restart: it is not known whether people were told of these. */
    void doubt(String... keys) {
        notifier.remember(new ToldBefore.Memory(List.of(), Set.of(keys)));
    }

    int held() {
        return notifier.held();
    }

    List<AlertMessage> told(String sink) {
        return told.get(sink);
    }

    @Override
    public void close() {
        notifier.close();
    }

    private final class Recording implements Sink {

        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int usualMessages() {
            return name.equals("pager") ? 200 : 10;
        }

        @Override
        public List<Sending> prepare(AlertMessage message) {
            return List.of(() -> {
                if (failing.contains(name)) {
                    throw DeliveryException.terminal("HTTP 400");
                }
                told.get(name).add(message);
            });
        }
    }

    private final class States implements AlertStates {

        @Override
        public List<AlertRaised> open() {
            return List.copyOf(open);
        }

        @Override
        public boolean isAcknowledged(String key) {
            return acknowledgedKeys.contains(key);
        }

        @Override
        public boolean isMuted(String key, Instant now) {
            return muted.contains(key);
        }
    }
}
