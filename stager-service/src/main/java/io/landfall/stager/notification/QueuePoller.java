package io.landfall.stager.notification;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Long-polls the notification queue. A message is deleted after what it says is in Kafka; one that could not be handled
 * becomes visible again.
 */
public final class QueuePoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    private static final int MOST_MESSAGES = 10;
    private static final int WAIT_SECONDS = 20;
    private static final long PAUSE_MILLIS = 2000;

    private final SqsClient sqs;
    private final String queueUrl;
    private final NotificationHandler handler;
    private final Thread thread;
    private volatile boolean stopped;

    public QueuePoller(SqsClient sqs, String queueUrl, NotificationHandler handler) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.handler = handler;
        this.thread = new Thread(this::poll, "notifications");
        this.thread.setDaemon(true);
    }

    public QueuePoller start() {
        thread.start();
        return this;
    }

    public String queueUrl() {
        return queueUrl;
    }

    private void poll() {
        while (!stopped) {
            try {
                receive();
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warn("notifications cannot be read from {}, trying again: {}", queueUrl, e.getMessage());
                    pause();
                }
            }
        }
    }

    private void receive() {
        List<Message> messages = sqs.receiveMessage(r ->
                        r.queueUrl(queueUrl).maxNumberOfMessages(MOST_MESSAGES).waitTimeSeconds(WAIT_SECONDS))
                .messages();
        if (messages.isEmpty()) {
            return;
        }
        handler.handle(messages.stream().map(Message::body).toList());
        var failed = sqs.deleteMessageBatch(r -> r.queueUrl(queueUrl).entries(entries(messages)))
                .failed();
        // They come again and the ledger knows them.
        failed.forEach(f -> LOG.warn("a notification could not be deleted: {} {}", f.code(), f.message()));
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the receive in hand; what it brings is not handled any more and becomes visible again. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
