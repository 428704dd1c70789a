package io.landfall.provisioner.resource.queue;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.policy.PolicyDocument;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What a queue is to be.
 *
 * @param kind in words
 * @param settings every attribute but the policy, as CreateQueue takes them
 * @param policy what Landfall's statement allows; empty where nobody but the account itself is to send
 */
record QueueDefinition(String kind, String name, Map<QueueAttributeName, String> settings, PolicyDocument policy) {

    /** The Sid of our statement. */
    static final String SID = "LandfallNotifications";

    private static final String RETENTION = String.valueOf(Duration.ofDays(14).toSeconds());
    private static final String VISIBILITY = "30";

    /**
     * A message comes back every thirty seconds while the stager cannot hand it on: this is 8 hours of that. What is no notification is
     * set aside by the stager itself, at the first time.
     */
    private static final int MOST_RECEIVES = 1000;

    /** What the landing bucket notifies. */
    static QueueDefinition landed(WarehouseDefinition warehouse, AwsAccount account) {
        String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(account.queue(warehouse.deadLetterQueueName()), MOST_RECEIVES);
        return new QueueDefinition(
                "sqs queue",
                warehouse.queueName(),
                Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION,
                        QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY,
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true",
                        QueueAttributeName.REDRIVE_POLICY, redrive),
                sending(warehouse, account));
    }

    /** What could not be handed on so often that somebody should look at it. */
    static QueueDefinition deadLetters(WarehouseDefinition warehouse, AwsAccount account) {
        String allow = "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"%s\"]}"
                .formatted(account.queue(warehouse.queueName()));
        return new QueueDefinition(
                "dead-letter queue",
                warehouse.deadLetterQueueName(),
                Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION,
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true",
                        QueueAttributeName.REDRIVE_ALLOW_POLICY, allow),
                PolicyDocument.empty());
    }

    /** Only S3, only for this bucket, only of this account (S3 User Guide, "Granting permissions to publish event notification messages"). */
    private static PolicyDocument sending(WarehouseDefinition warehouse, AwsAccount account) {
        return PolicyDocument.of(IamPolicy.builder()
                .addStatement(s -> s.sid(SID)
                        .effect(IamEffect.ALLOW)
                        .addPrincipal(IamPrincipalType.SERVICE, "s3.amazonaws.com")
                        .addAction("sqs:SendMessage")
                        .addResource(account.queue(warehouse.queueName()))
                        .addCondition(c -> c.operator(IamConditionOperator.ARN_LIKE)
                                .key("aws:SourceArn")
                                .value(account.bucket(warehouse.landingBucket())))
                        .addCondition(c -> c.operator(IamConditionOperator.STRING_EQUALS)
                                .key("aws:SourceAccount")
                                .value(account.id())))
                .build()
                .toJson());
    }
}
