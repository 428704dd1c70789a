package io.landfall.provisioner.resource.storage;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/** Our entry in the notification configuration of the landing bucket. Entries of others stay as they are. */
public final class BucketNotification implements Resource {

    private final S3Client s3;
    private final WarehouseDefinition warehouse;
    private final String queueArn;

    public BucketNotification(S3Client s3, WarehouseDefinition warehouse, String queueArn) {
        this.s3 = s3;
        this.warehouse = warehouse;
        this.queueArn = queueArn;
    }

    @Override
    public Address address() {
        return new Address("bucket notification", id());
    }

    @Override
    public Finding find() {
        try {
            return configuration().queueConfigurations().contains(ours()) ? new Finding.Settled() : missing();
        } catch (NoSuchBucketException e) {
            return missing();
        }
    }

    @Override
    public void create() {
        GetBucketNotificationConfigurationResponse found = configuration();
        List<QueueConfiguration> queues = withoutOurs(found);
        queues.add(ours());
        put(found, queues);
    }

    @Override
    public void change(Finding.Different found) {
        create();
    }

    @Override
    public Removal remove(RemovalOptions options) {
        try {
            GetBucketNotificationConfigurationResponse found = configuration();
            List<QueueConfiguration> others = withoutOurs(found);
            if (others.size() < found.queueConfigurations().size()) {
                put(found, others);
            }
        } catch (NoSuchBucketException e) {
            return new Removal.Gone();
        }
        return new Removal.Gone();
    }

    private Finding.Missing missing() {
        return new Finding.Missing(
                List.of(Attribute.of("queue", queueArn), Attribute.of("events", "s3:ObjectCreated:*")));
    }

    private GetBucketNotificationConfigurationResponse configuration() {
        return s3.getBucketNotificationConfiguration(r -> r.bucket(warehouse.landingBucket()));
    }

    /** S3 replaces the whole document, so everything that was in it is written again. */
    private void put(GetBucketNotificationConfigurationResponse found, List<QueueConfiguration> queues) {
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(warehouse.landingBucket()).notificationConfiguration(n -> n.queueConfigurations(queues)
                        .topicConfigurations(found.topicConfigurations())
                        .lambdaFunctionConfigurations(found.lambdaFunctionConfigurations())
                        .eventBridgeConfiguration(found.eventBridgeConfiguration())));
    }

    private QueueConfiguration ours() {
        return QueueConfiguration.builder()
                .id(id())
                .queueArn(queueArn)
                .events(Event.S3_OBJECT_CREATED)
                .build();
    }

    private List<QueueConfiguration> withoutOurs(GetBucketNotificationConfigurationResponse found) {
        List<QueueConfiguration> queues = new ArrayList<>(found.queueConfigurations());
        queues.removeIf(q -> id().equals(q.id()));
        return queues;
    }

    private String id() {
        return "landfall-" + warehouse.warehouse();
    }
}
