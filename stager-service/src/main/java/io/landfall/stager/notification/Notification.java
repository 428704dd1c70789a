package io.landfall.stager.notification;

import io.landfall.event.LandedFile;

/** What one record of a message turned out to be. Closed: each kind is treated in its own way. */
public sealed interface Notification {

    /** An object was written. */
    record Landed(LandedFile file) implements Notification {}

    /** Nothing to load. Acknowledged, left alone and counted. */
    record Ignored(IgnoredReason reason) implements Notification {}

    /** Not a notification at all, or one that names no object. Set aside with the reason. */
    record Unreadable(String reason) implements Notification {}
}
