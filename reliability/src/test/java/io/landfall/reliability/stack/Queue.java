package io.landfall.reliability.stack;

import io.landfall.local.aws.LocalAws;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue of notifications, from the side of somebody who meddles with it. */
public final class Queue implements AutoCloseable {

    private static final int MOST = 10;

    private final SqsClient sqs;
    private final String url;

    public Queue(Machine machine) {
        this.sqs = LocalAws.all(machine.running()).sqs();
        this.url = machine.warehouse().notificationQueue();
    }

    /** Takes what is visible out of the queue, for good. */
    public List<Message> take() {
        List<Message> taken = new ArrayList<>();
        List<Message> some;
        do {
            some = sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(MOST))
                    .messages();
            some.forEach(m -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(m.receiptHandle())));
            taken.addAll(some);
        } while (!some.isEmpty());
        return taken;
    }

    public void send(Message message) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(message.body()));
    }

    @Override
    public void close() {
        sqs.close();
    }
}
