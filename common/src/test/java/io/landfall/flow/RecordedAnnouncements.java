package io.landfall.flow;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An announcer that keeps what it is told, for tests of engines. */
public final class RecordedAnnouncements implements Announcer {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile Class<? extends Event> failing;
    private final List<Cause> causes = new CopyOnWriteArrayList<>();

    /** Lets the next announcement of this type fail, as when Kafka is away. */
    public void failNext(Class<? extends Event> type) {
        failing = type;
    }

    @Override
    public void announce(Cause cause, Event event) {
        failIfAsked(event);
        causes.add(cause);
        events.add(event);
    }

    @Override
    public void announceFirst(Event event) {
        failIfAsked(event);
        events.add(event);
    }

    private void failIfAsked(Event event) {
        if (failing != null && failing.isInstance(event)) {
            failing = null;
            throw new AnnouncementException("Kafka is away", null);
        }
    }

    public List<Event> all() {
        return List.copyOf(events);
    }

    public List<Cause> causes() {
        return List.copyOf(causes);
    }

    /** The announced events of one type, in order. */
    public <E extends Event> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Forgets everything and returns what there was. */
    public List<Event> take() {
        List<Event> taken = new ArrayList<>(events);
        events.clear();
        causes.clear();
        return taken;
    }
}
