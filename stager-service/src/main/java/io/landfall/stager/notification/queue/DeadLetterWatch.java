package io.landfall.stager.notification.queue;

import io.landfall.event.NotificationsDead;
import io.landfall.flow.Announcer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into a dead-letter queue and announces the number of messages in it when it is another than before. Not thread-safe. */
final class DeadLetterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWatch.class);

    private final String warehouse;
    private final DeadLetterQueue queue;
    private final Announcer announcer;
    private final Clock clock;
    private long told;

    DeadLetterWatch(String warehouse, DeadLetterQueue queue, Announcer announcer, Clock clock) {
        this.warehouse = warehouse;
        this.queue = queue;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Looks once. A queue that was empty from the start is not worth a word. */
    void look() {
        queue.count().filter(count -> count.messages() != told).ifPresent(count -> {
            announcer.announceFirst(new NotificationsDead(
                    warehouse, count.url(), count.messages(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            told = count.messages();
            if (told > 0) {
                LOG.warn("{} notifications were given up by SQS and are in {}", told, count.url());
            }
        });
    }
}
