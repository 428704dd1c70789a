package io.landfall.flow;

import io.landfall.event.Cause;
import io.landfall.event.Event;

/** How an engine tells others what it did. */
public interface Announcer {

    /**
     * Publishes the event and waits until the brokers have it.
     *
     * @throws AnnouncementException if they did not take it in time; announcing again is harmless
     */
    void announce(Cause cause, Event event);

    /** As {@link #announce}, for an event that follows from none. */
    void announceFirst(Event event);
}
