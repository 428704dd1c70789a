package io.landfall.stager.notification.queue;

import io.landfall.stager.notification.NotificationHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receives from a queue, over and over, on a thread of its own, until it is stopped. */
final class Receiver implements Runnable {

    private static final int MOST_MESSAGES = 10;
    private static final int WAIT_SECONDS = 20;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Duration visibility;
    private final NotificationHandler handler;
    private final VisibilityHeartbeat heartbeat;
    private final HandledMessages handled;
    private final Trouble trouble;
    private final Pauses pauses = new Pauses();
    private final ReentrantLock inHand = new ReentrantLock();
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    Receiver(
            String name,
            SqsClient sqs,
            String queueUrl,
            Duration visibility,
            NotificationHandler handler,
            VisibilityHeartbeat heartbeat,
            Trouble trouble) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.visibility = visibility;
        this.handler = handler;
        this.heartbeat = heartbeat;
        this.trouble = trouble;
        this.handled = new HandledMessages(sqs, queueUrl);
        this.thread = new Thread(this, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try {
                take(receive());
                pauses.reset();
                trouble.over();
            } catch (InterruptedException e) {
                stop();
            } catch (Exception e) {
                pauseAfter(e);
            }
        }
    }

    private List<Message> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .visibilityTimeout((int) visibility.toSeconds())
                        .waitTimeSeconds(WAIT_SECONDS))
                .messages();
    }

    private void take(List<Message> messages) throws Exception {
        if (messages.isEmpty()) {
            return;
        }
        inHand.lockInterruptibly();
        try {
            if (isStopped()) {
                heartbeat.release(messages);
                return;
            }
            try (VisibilityHeartbeat.Hold held = heartbeat.hold(messages)) {
                handler.handle(messages.stream().map(Message::body).toList());
            }
            handled.delete(messages);
        } finally {
            inHand.unlock();
        }
    }

    private void pauseAfter(Exception failure) {
        if (isStopped()) {
            return;
        }
        trouble.tell(failure);
        try {
            stop.await(pauses.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop();
        }
    }

    /** Asks it to take nothing more. */
    void stop() {
        stop.countDown();
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Waits for the messages in hand, but not for a call that still waits for messages: what that brings is given back. */
    void awaitEnd(Duration most) throws InterruptedException {
        if (inHand.tryLock(most.toMillis(), TimeUnit.MILLISECONDS)) {
            inHand.unlock();
        } else {
            thread.interrupt();
        }
    }
}
