package io.landfall.quality;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.QualityEvent;
import io.landfall.event.RunChecks;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.Announcer;
import io.landfall.flow.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What Kafka does for the engine: keeps records, hands what is told about checks back, and hands everything that was not
 * acknowledged to the engine that comes next.
 */
final class RecordLog implements Announcer {

    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final List<Delivery<? extends Event>> unacknowledged = new CopyOnWriteArrayList<>();
    private final Supplier<Instant> clock;
    private volatile QualityEngine engine;
    private volatile Class<? extends Event> refused;
    private volatile boolean handsBack = true;

    /** @param clock tells when a record is written */
    RecordLog(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Connects the next engine; it is given what the one before did not finish. */
    void connect(QualityEngine next) {
        engine = next;
        List<Delivery<? extends Event>> again = new ArrayList<>(unacknowledged);
        unacknowledged.clear();
        again.forEach(d -> give(d.event(), d.announced(), d.cause()));
    }

    /** From now on events of this type cannot be published; null for all can. */
    void refuse(Class<? extends Event> type) {
        refused = type;
    }

    /** Records are only kept: somebody else is to act on them. */
    void handBackNothing() {
        handsBack = false;
    }

    /** A record of another service. */
    void receive(Event event, Cause cause) {
        give(event, clock.get(), cause);
    }

    @Override
    public void announce(Cause cause, Event event) {
        if (refused != null && refused.isInstance(event)) {
            throw new AnnouncementException("Kafka is away", null);
        }
        told.add(EventCodec.read(event.getClass(), EventCodec.json(event)));
        if (handsBack && event instanceof QualityEvent) {
            give(
                    event,
                    clock.get(),
                    EventEnvelope.following(cause, "quality", event).asCause());
        }
    }

    @Override
    public void announceFirst(Event event) {
        announce(EventEnvelope.first("quality", event).asCause(), event);
    }

    private void give(Event event, Instant announced, Cause cause) {
        Delivery<?>[] self = new Delivery<?>[1];
        Delivery<Event> delivery = new Delivery<>(event, announced, cause, () -> unacknowledged.remove(self[0]));
        self[0] = delivery;
        unacknowledged.add(delivery);
        try {
            if (event instanceof TablesLoaded loaded) {
                engine.offer(delivery.with(loaded));
            } else if (event instanceof RunChecks asked) {
                engine.ask(delivery.with(asked));
            } else {
                engine.hear(delivery.with((QualityEvent) event));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The events of one type, in order. */
    <E extends Event> List<E> of(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean isAllAcknowledged() {
        return unacknowledged.isEmpty();
    }

    void forget() {
        told.clear();
    }
}
