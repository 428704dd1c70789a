package io.landfall.event;

/**
 * Something a person has to look at, and what became of it, on {@code landfall.alerts}. The topic is compacted and the key
 * names the alert: the newest state of every alert stays readable for services that start later.
 */
public sealed interface AlertEvent extends Event
        permits AlertRaised, AlertCleared, AlertAcknowledged, AlertsMuted, AlertRequestRefused {

    /** The warehouse whose installation it is about. */
    String warehouse();

    @Override
    default Topic topic() {
        return Topic.ALERTS;
    }
}
