package io.landfall.provisioner.resource.queue;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queue between the bucket and the stager. Only the landing bucket may send to it. */
public final class NotificationQueue implements Resource {

    private static final String RETENTION_SECONDS = String.valueOf(14 * 24 * 3600);
    private static final String VISIBILITY_SECONDS = "30";

    private final SqsClient sqs;
    private final WarehouseDefinition warehouse;
    private final AwsAccount account;

    public NotificationQueue(SqsClient sqs, WarehouseDefinition warehouse, AwsAccount account) {
        this.sqs = sqs;
        this.warehouse = warehouse;
        this.account = account;
    }

    @Override
    public Address address() {
        return new Address("sqs queue", warehouse.queueName());
    }

    @Override
    public Finding find() {
        return findUrl().isPresent()
                ? new Finding.Settled()
                : new Finding.Missing(List.of(Attribute.of("message_retention", "14 days")));
    }

    @Override
    public void create() {
        sqs.createQueue(r -> r.queueName(warehouse.queueName())
                .attributes(Map.of(
                        QueueAttributeName.POLICY, policy(account.queue(warehouse.queueName())),
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION_SECONDS,
                        QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS)));
    }

    @Override
    public void change(Finding.Different found) {
        throw new IllegalStateException("nothing of the queue is compared");
    }

    @Override
    public Removal remove(RemovalOptions options) {
        findUrl().ifPresent(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
        return new Removal.Gone();
    }

    /** Where the queue is. */
    public String url() {
        return sqs.getQueueUrl(r -> r.queueName(warehouse.queueName())).queueUrl();
    }

    private Optional<String> findUrl() {
        try {
            return Optional.of(url());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    private String policy(String queueArn) {
        return IamPolicy.builder()
                .addStatement(s -> s.effect(IamEffect.ALLOW)
                        .addPrincipal(IamPrincipalType.SERVICE, "s3.amazonaws.com")
                        .addAction("sqs:SendMessage")
                        .addResource(queueArn)
                        .addCondition(c -> c.operator(IamConditionOperator.ARN_LIKE)
                                .key("aws:SourceArn")
                                .value(account.bucket(warehouse.landingBucket())))
                        .addCondition(c -> c.operator(IamConditionOperator.STRING_EQUALS)
                                .key("aws:SourceAccount")
                                .value(account.id())))
                .build()
                .toJson();
    }
}
