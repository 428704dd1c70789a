package io.landfall.local.s3;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Sends messages to queues. A message that cannot be sent now is kept and tried again; the object it speaks of is already written, so
 * the client that wrote it is not told.
 */
final class EventDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private final SqsClient sqs;
    private final Map<String, String> urlByArn = new ConcurrentHashMap<>();
    private final DeliveryRetries retries;

    EventDelivery(SqsClient sqs, Duration firstRetryDelay) {
        this.sqs = sqs;
        this.retries = new DeliveryRetries(this::send, firstRetryDelay);
    }

    /** Sends now, or later when the queue cannot be reached. */
    void deliver(String queueArn, String message) {
        try {
            send(queueArn, message);
        } catch (QueueDoesNotExistException e) {
            LOG.error("Notification lost: queue {} does not exist", queueArn);
        } catch (SdkException e) {
            LOG.warn("Notification to {} is kept and tried again: {}", queueArn, e.getMessage());
            retries.add(queueArn, message);
        }
    }

    /** Sends now or fails. */
    void send(String queueArn, String message) {
        try {
            String url = urlByArn.computeIfAbsent(queueArn, this::resolve);
            sqs.sendMessage(request -> request.queueUrl(url).messageBody(message));
        } catch (QueueDoesNotExistException e) {
            urlByArn.remove(queueArn);
            throw e;
        }
    }

    /** The policy of a queue; empty when it has none. */
    String policyOf(String queueArn) {
        return sqs.getQueueAttributes(
                        request -> request.queueUrl(resolve(queueArn)).attributeNames(QueueAttributeName.POLICY))
                .attributes()
                .getOrDefault(QueueAttributeName.POLICY, "");
    }

    @Override
    public void close() {
        retries.close();
        sqs.close();
    }

    private String resolve(String queueArn) {
        String name = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }
}
