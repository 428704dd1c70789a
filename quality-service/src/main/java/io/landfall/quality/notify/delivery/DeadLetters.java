package io.landfall.quality.notify.delivery;

/** Where messages go that could not be delivered. */
@FunctionalInterface
public interface DeadLetters {

    /**
     * Keeps a message, and waits until it is kept.
     *
     * @param value JSON
     * @param reason for a person
     * @throws io.landfall.flow.AnnouncementException if it could not be kept; trying again is harmless
     */
    void put(String value, String reason);
}
