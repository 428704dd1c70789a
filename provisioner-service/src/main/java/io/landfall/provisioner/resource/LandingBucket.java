package io.landfall.provisioner.resource;

import io.landfall.project.WarehouseDefinition;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

/** The bucket that files land in, and its notification. A teardown keeps the bucket: the data is the user's. */
public final class LandingBucket {

    /** Outside this region the location must be said; inside it must not. */
    private static final String DEFAULT_REGION = "us-east-1";

    private final S3Client s3;
    private final WarehouseDefinition warehouse;
    private final String notificationId;

    public LandingBucket(S3Client s3, WarehouseDefinition warehouse) {
        this.s3 = s3;
        this.warehouse = warehouse;
        this.notificationId = "landfall-" + warehouse.warehouse();
    }

    /** Creates the bucket where it is missing. */
    public String ensure() {
        try {
            s3.headBucket(r -> r.bucket(name()));
            return "found";
        } catch (NoSuchBucketException e) {
            s3.createBucket(r -> r.bucket(name()).createBucketConfiguration(location()));
            return "created";
        }
    }

    /** Lets the bucket notify the queue of every new object. Entries of others stay as they are. */
    public String ensureNotification(String queueArn) {
        var found = s3.getBucketNotificationConfiguration(r -> r.bucket(name()));
        QueueConfiguration ours = QueueConfiguration.builder()
                .id(notificationId)
                .queueArn(queueArn)
                .events(Event.S3_OBJECT_CREATED)
                .build();
        if (found.queueConfigurations().contains(ours)) {
            return "found";
        }
        List<QueueConfiguration> queues = withoutOurs(found);
        queues.add(ours);
        put(found, queues);
        return "configured";
    }

    /** Takes our entry out of the notification configuration. */
    public String removeNotification() {
        try {
            var found = s3.getBucketNotificationConfiguration(r -> r.bucket(name()));
            put(found, withoutOurs(found));
            return "removed";
        } catch (NoSuchBucketException e) {
            return "was gone";
        }
    }

    public String name() {
        return warehouse.landingBucket();
    }

    /** S3 replaces the whole document, so everything that was in it is written again. */
    private void put(GetBucketNotificationConfigurationResponse found, List<QueueConfiguration> queues) {
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(name()).notificationConfiguration(n -> n.queueConfigurations(queues)
                        .topicConfigurations(found.topicConfigurations())
                        .lambdaFunctionConfigurations(found.lambdaFunctionConfigurations())
                        .eventBridgeConfiguration(found.eventBridgeConfiguration())));
    }

    private List<QueueConfiguration> withoutOurs(GetBucketNotificationConfigurationResponse found) {
        List<QueueConfiguration> queues = new ArrayList<>(found.queueConfigurations());
        queues.removeIf(q -> notificationId.equals(q.id()));
        return queues;
    }

    private CreateBucketConfiguration location() {
        return DEFAULT_REGION.equals(warehouse.region())
                ? null
                : CreateBucketConfiguration.builder()
                        .locationConstraint(BucketLocationConstraint.fromValue(warehouse.region()))
                        .build();
    }
}
