package io.landfall.stager.notification.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Keeps messages hidden from other receivers while they are worked on: each time half of their visibility has passed, it is renewed. */
final class VisibilityHeartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(VisibilityHeartbeat.class);

    private final SqsClient sqs;
    private final String queueUrl;
    private final Duration visibility;
    private final ScheduledExecutorService schedule;

    VisibilityHeartbeat(SqsClient sqs, String queueUrl, Duration visibility, ScheduledExecutorService schedule) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.visibility = visibility;
        this.schedule = schedule;
    }

    /** Holds the messages until it is closed. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    Hold hold(List<Message> messages) {
        long half = visibility.toMillis() / 2;
        ScheduledFuture<?> beats =
                schedule.scheduleWithFixedDelay(() -> change(messages, visibility), half, half, TimeUnit.MILLISECONDS);
        return () -> beats.cancel(false);
    }

    /** Gives the messages back at once, for others to receive. */
    void release(List<Message> messages) {
        change(messages, Duration.ZERO);
    }

    /** A failure is no harm: the messages come again, and what they tell is known by then. */
    private void change(List<Message> messages, Duration hidden) {
        try {
            sqs.changeMessageVisibilityBatch(r -> r.queueUrl(queueUrl).entries(entries(messages, hidden)))
                    .failed()
                    .forEach(f -> LOG.debug("a notification could not be held: {} {}", f.code(), f.message()));
        } catch (SdkException e) {
            LOG.debug("notifications could not be held: {}", e.getMessage());
        }
    }

    private static List<ChangeMessageVisibilityBatchRequestEntry> entries(List<Message> messages, Duration hidden) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .visibilityTimeout((int) hidden.toSeconds())
                        .build())
                .toList();
    }
}
