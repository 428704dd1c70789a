package io.landfall.provisioning;

import io.landfall.event.Cause;
import io.landfall.event.Event;
import io.landfall.flow.Announcer;

/** Tells nobody. */
final class Silence implements Announcer {

    @Override
    public void announce(Cause cause, Event event) {}

    @Override
    public void announceFirst(Event event) {}
}
