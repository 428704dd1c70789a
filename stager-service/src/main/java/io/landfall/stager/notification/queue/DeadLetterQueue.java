package io.landfall.stager.notification.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Where SQS puts the messages of a queue that were received too often. */
public final class DeadLetterQueue {

    private static final JsonMapper JSON = new JsonMapper();

    private final SqsClient sqs;
    private final String sourceUrl;

    /** @param sourceUrl of the queue whose dead letters are meant */
    public DeadLetterQueue(SqsClient sqs, String sourceUrl) {
        this.sqs = sqs;
        this.sourceUrl = sourceUrl;
    }

    /**
     * How many messages are in it, as SQS approximates it.
     *
     * @return empty where the queue has no dead-letter queue
     * @throws software.amazon.awssdk.core.exception.SdkException if SQS cannot be asked
     */
    public Optional<Count> count() {
        return arn().map(arn -> {
            String url = url(arn);
            Map<QueueAttributeName, String> told = sqs.getQueueAttributes(r -> r.queueUrl(url)
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .attributes();
            return new Count(
                    url, told.values().stream().mapToLong(Long::parseLong).sum());
        });
    }

    /**
     * Lets SQS move everything in it back to the queue it came from, where it is received again.
     *
     * @return the handle of SQS's task; empty where the queue has no dead-letter queue
     * @throws software.amazon.awssdk.core.exception.SdkException if SQS refuses, for example because a task is at work already
     */
    public Optional<String> moveBack() {
        return arn().map(arn -> sqs.startMessageMoveTask(r -> r.sourceArn(arn)).taskHandle());
    }

    private Optional<String> arn() {
        String policy = sqs.getQueueAttributes(
                        r -> r.queueUrl(sourceUrl).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
        try {
            return policy.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(policy)
                                    .path("deadLetterTargetArn")
                                    .asText())
                            .filter(arn -> !arn.isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the redrive policy of " + sourceUrl + " is not JSON", e);
        }
    }

    /** A dead-letter queue is in the account and the region of its source (SQS Developer Guide), so only the name differs. */
    private String url(String arn) {
        return sourceUrl.substring(0, sourceUrl.lastIndexOf('/') + 1) + arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** @param messages visible or not */
    public record Count(String url, long messages) {}
}
