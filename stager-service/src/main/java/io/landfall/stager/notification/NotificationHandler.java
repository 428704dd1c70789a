package io.landfall.stager.notification;

import io.landfall.event.LandedFile;
import io.landfall.flow.Announcer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the messages of one receive to the events about them. When it returns, the messages may be deleted. */
public final class NotificationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationHandler.class);

    private final Router router;
    private final Announcer announcer;
    private final DeadLetters deadLetters;

    /** Where messages go that are no notification. */
    @FunctionalInterface
    public interface DeadLetters {
        void put(String body, String reason);
    }

    public NotificationHandler(Router router, Announcer announcer, DeadLetters deadLetters) {
        this.router = router;
        this.announcer = announcer;
        this.deadLetters = deadLetters;
    }

    /** @param bodies of at most one receive */
    public void handle(List<String> bodies) {
        List<LandedFile> landed = new ArrayList<>();
        for (String body : bodies) {
            Notification notification = NotificationParser.parse(body);
            if (notification instanceof Notification.Landed files) {
                landed.addAll(files.files());
            } else if (notification instanceof Notification.Unreadable unreadable) {
                LOG.warn("notification set aside: {}", unreadable.reason());
                deadLetters.put(body, unreadable.reason());
            } else if (notification instanceof Notification.Ignored ignored) {
                LOG.debug("notification ignored: {}", ignored.reason());
            }
        }
        router.route(landed).forEach(announcer::announceFirst);
    }
}
