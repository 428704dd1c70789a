package io.landfall.provisioner.resource;

import io.landfall.project.WarehouseDefinition;
import java.util.Map;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queue between the bucket and the stager. Only the landing bucket may send to it. */
public final class NotificationQueue {

    private static final String RETENTION_SECONDS = String.valueOf(14 * 24 * 3600);
    private static final String VISIBILITY_SECONDS = "30";

    private final SqsClient sqs;
    private final WarehouseDefinition warehouse;

    public NotificationQueue(SqsClient sqs, WarehouseDefinition warehouse) {
        this.sqs = sqs;
        this.warehouse = warehouse;
    }

    /** Creates the queue where it is missing, and writes its policy. */
    public Queue ensure() {
        String url = sqs.createQueue(r -> r.queueName(warehouse.queueName())).queueUrl();
        String arn = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        // Not at creation: creating a queue again with other attributes is an error.
        sqs.setQueueAttributes(r -> r.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.POLICY, policy(arn),
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION_SECONDS,
                        QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS)));
        return new Queue(url, arn);
    }

    /** Deletes the queue with what is in it. */
    public String remove() {
        try {
            String url =
                    sqs.getQueueUrl(r -> r.queueName(warehouse.queueName())).queueUrl();
            sqs.deleteQueue(r -> r.queueUrl(url));
            return "deleted";
        } catch (QueueDoesNotExistException e) {
            return "was gone";
        }
    }

    /** Where the queue is. */
    public record Queue(String url, String arn) {}

    private String policy(String queueArn) {
        return IamPolicy.builder()
                .addStatement(s -> s.effect(IamEffect.ALLOW)
                        .addPrincipal(IamPrincipalType.SERVICE, "s3.amazonaws.com")
                        .addAction("sqs:SendMessage")
                        .addResource(queueArn)
                        .addCondition(c -> c.operator(IamConditionOperator.ARN_LIKE)
                                .key("aws:SourceArn")
                                .value("arn:aws:s3:::" + warehouse.landingBucket())))
                .build()
                .toJson();
    }
}
