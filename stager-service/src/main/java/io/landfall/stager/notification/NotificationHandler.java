package io.landfall.stager.notification;

import io.landfall.event.LandedFile;
import io.landfall.flow.Announcer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From messages to the events about them. When it returns, the messages may be deleted; when it throws, they have to come again,
 * which is harmless. Thread-safe.
 */
public final class NotificationHandler {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationHandler.class);
    private static final int MOST_REASONS = 3;

    /** A record of Kafka has room for it, whatever its characters are. */
    private static final int MOST_SET_ASIDE = 200_000;

    private final Router router;
    private final Announcer announcer;
    private final DeadLetters deadLetters;
    private final IgnoredTally tally;

    /** Where messages go that are no notification. */
    @FunctionalInterface
    public interface DeadLetters {
        void put(String body, String reason);
    }

    public NotificationHandler(Router router, Announcer announcer, DeadLetters deadLetters, IgnoredTally tally) {
        this.router = router;
        this.announcer = announcer;
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    /**
     * Announces the files, sets aside what cannot be read, counts what is ignored. Of a message with several records the good ones
     * are announced although others are bad.
     *
     * @throws io.landfall.flow.AnnouncementException if Kafka does not take what is to be told
     */
    public void handle(List<String> bodies) {
        List<LandedFile> landed = new ArrayList<>();
        Map<IgnoredReason, Long> ignored = new EnumMap<>(IgnoredReason.class);
        List<SetAside> bad = new ArrayList<>();
        for (String body : bodies) {
            List<String> reasons = new ArrayList<>();
            for (Notification notification : NotificationParser.parse(body)) {
                if (notification instanceof Notification.Landed file) {
                    landed.add(file.file());
                } else if (notification instanceof Notification.Ignored it) {
                    ignored.merge(it.reason(), 1L, Long::sum);
                } else if (notification instanceof Notification.Unreadable unreadable) {
                    reasons.add(unreadable.reason());
                }
            }
            if (!reasons.isEmpty()) {
                bad.add(new SetAside(body, reasons));
            }
        }
        router.route(landed).forEach(announcer::announceFirst);
        bad.forEach(this::setAside);
        tally.add(ignored);
    }

    private void setAside(SetAside bad) {
        LOG.warn("notification set aside: {}", bad.reason());
        deadLetters.put(bad.text(), bad.reason());
    }

    private record SetAside(String body, List<String> reasons) {

        String reason() {
            String reason = reasons.stream().distinct().limit(MOST_REASONS).collect(Collectors.joining("; "));
            String records = reasons.size() == 1 ? reason : reasons.size() + " records: " + reason;
            return isCut()
                    ? records + "; only the first " + MOST_SET_ASIDE + " of " + body.length()
                            + " characters are kept here"
                    : records;
        }

        String text() {
            return isCut() ? body.substring(0, MOST_SET_ASIDE) : body;
        }

        private boolean isCut() {
            return body != null && body.length() > MOST_SET_ASIDE;
        }
    }
}
