package io.landfall.quality.notify.delivery;

/** Where messages go that could not be delivered. */
@FunctionalInterface
public interface DeadLetters {

    /**
     * Keeps a message, and waits until it is kept.
     *
     * @param sink the name of the one that did not take it
     * @param value JSON
     * @param reason for a person
     * @throws io.landfall.flow.AnnouncementException if it could not be kept; trying again is harmless
     */
    void put(String sink, String value, String reason);
}
