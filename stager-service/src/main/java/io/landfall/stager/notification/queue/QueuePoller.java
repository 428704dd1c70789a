package io.landfall.stager.notification.queue;

import io.landfall.stager.notification.NotificationHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Long-polls a notification queue with several receivers. A message is deleted after what it says is in Kafka; it stays hidden from
 * others however long that takes, and one that could not be handled becomes visible again.
 */
final class QueuePoller implements AutoCloseable {

    private static final Duration END_MAY_TAKE = Duration.ofSeconds(5);

    private final List<Receiver> receivers;

    QueuePoller(
            SqsClient sqs,
            String queueUrl,
            NotificationHandler handler,
            DiscoverySettings settings,
            ScheduledExecutorService schedule) {
        VisibilityHeartbeat heartbeat = new VisibilityHeartbeat(sqs, queueUrl, settings.visibility(), schedule);
        Trouble trouble = new Trouble("notifications of " + queueUrl + " cannot be received and handed on");
        this.receivers = IntStream.rangeClosed(1, settings.receivers())
                .mapToObj(i -> new Receiver(
                        "notifications-" + i, sqs, queueUrl, settings.visibility(), handler, heartbeat, trouble))
                .toList();
    }

    QueuePoller start() {
        receivers.forEach(Receiver::start);
        return this;
    }

    /** Takes no more messages, and gives those in hand a few seconds. */
    @Override
    public void close() {
        receivers.forEach(Receiver::stop);
        try {
            for (Receiver receiver : receivers) {
                receiver.awaitEnd(END_MAY_TAKE.dividedBy(receivers.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
