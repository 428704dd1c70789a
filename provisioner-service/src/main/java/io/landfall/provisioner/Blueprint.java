package io.landfall.provisioner;

import io.landfall.project.Project;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.TagSearch;
import io.landfall.provisioner.resource.WarehouseResources;
import io.landfall.provisioner.resource.cluster.ProvisionedCluster;
import io.landfall.provisioner.resource.queue.NotificationQueue;
import io.landfall.provisioner.resource.queue.QueueSearch;
import io.landfall.provisioner.resource.role.CopyRole;
import io.landfall.provisioner.resource.role.RoleSearch;
import io.landfall.provisioner.resource.storage.BucketNotification;
import io.landfall.provisioner.resource.storage.BucketSearch;
import io.landfall.provisioner.resource.storage.LandingBucket;
import java.util.List;

/** From a project to what it needs in AWS. */
public final class Blueprint {

    private Blueprint() {}

    /** Asks AWS for nothing but who the account is. */
    public static WarehouseResources of(Project project, Aws aws) {
        WarehouseDefinition warehouse = project.warehouse();
        AwsAccount account = aws.account();
        Ownership ownership = new Ownership(warehouse.warehouse(), warehouse.adopt(), warehouse.tags());
        String roleArn = account.role(warehouse.roleName());
        CopyRole role = new CopyRole(aws.iam(), project, ownership, account);
        LandingBucket bucket = new LandingBucket(aws.s3(), warehouse, ownership);
        NotificationQueue deadLetters = NotificationQueue.deadLetters(aws.sqs(), warehouse, ownership, account);
        NotificationQueue queue = NotificationQueue.landed(aws.sqs(), warehouse, ownership, account);
        BucketNotification notification =
                new BucketNotification(aws.s3(), project, account.queue(warehouse.queueName()));
        ProvisionedCluster cluster = new ProvisionedCluster(aws.redshift(), warehouse, ownership, roleArn);
        return new WarehouseResources(
                List.of(role, bucket, deadLetters, queue, notification, cluster),
                cluster,
                roleArn,
                queue::url,
                searches(aws, warehouse, ownership));
    }

    private static List<TagSearch> searches(Aws aws, WarehouseDefinition warehouse, Ownership ownership) {
        return List.of(
                new RoleSearch(aws.iam(), ownership),
                new BucketSearch(aws.s3(), warehouse.region(), ownership),
                new QueueSearch(aws.sqs(), ownership));
    }
}
