package io.landfall.stager.notification;

import io.landfall.event.LandedFile;
import java.util.List;

/** What a message of the notification queue turned out to be. Closed: each kind is treated in its own way. */
public sealed interface Notification {

    /** Objects were written. */
    record Landed(List<LandedFile> files) implements Notification {}

    /** Nothing to load: a test event, a removal, a folder marker. Acknowledged and left alone. */
    record Ignored(String reason) implements Notification {}

    /** Not a notification at all. Set aside with the reason. */
    record Unreadable(String reason) implements Notification {}
}
