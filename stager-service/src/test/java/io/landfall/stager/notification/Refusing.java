package io.landfall.stager.notification;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.flow.AnnouncementException;
import io.landfall.flow.Announcer;

/** Kafka that does not take the first event. */
public final class Refusing implements Announcer {

    private final Announcer later;
    private boolean refused;

    public Refusing(Announcer later) {
        this.later = later;
    }

    @Override
    public void announce(Cause cause, Event event) {
        refuseOnce();
        later.announce(cause, event);
    }

    @Override
    public void announceFirst(Event event) {
        refuseOnce();
        later.announceFirst(event);
    }

    private synchronized void refuseOnce() {
        if (!refused) {
            refused = true;
            throw new AnnouncementException("Kafka is away", null);
        }
    }
}
