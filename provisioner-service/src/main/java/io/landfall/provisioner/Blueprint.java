package io.landfall.provisioner;

import io.landfall.project.Installation;
import io.landfall.project.WarehouseDefinition;
import io.landfall.project.WarehouseKind;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Compute;
import io.landfall.provisioner.resource.OtherKind;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.TagSearch;
import io.landfall.provisioner.resource.WarehouseResources;
import io.landfall.provisioner.resource.cluster.FormerKinds;
import io.landfall.provisioner.resource.cluster.ProvisionedCluster;
import io.landfall.provisioner.resource.cluster.RedshiftTagSearch;
import io.landfall.provisioner.resource.cluster.SubnetGroup;
import io.landfall.provisioner.resource.network.PublicAddress;
import io.landfall.provisioner.resource.network.PublicAddressService;
import io.landfall.provisioner.resource.network.SecurityGroupSearch;
import io.landfall.provisioner.resource.network.VpcChoice;
import io.landfall.provisioner.resource.network.WarehouseSecurityGroup;
import io.landfall.provisioner.resource.queue.NotificationQueue;
import io.landfall.provisioner.resource.queue.QueueSearch;
import io.landfall.provisioner.resource.role.CopyRole;
import io.landfall.provisioner.resource.role.RoleSearch;
import io.landfall.provisioner.resource.serverless.ServerlessNamespace;
import io.landfall.provisioner.resource.serverless.ServerlessSearch;
import io.landfall.provisioner.resource.serverless.ServerlessWorkgroup;
import io.landfall.provisioner.resource.serverless.WorkgroupUsageLimit;
import io.landfall.provisioner.resource.storage.BucketNotification;
import io.landfall.provisioner.resource.storage.BucketSearch;
import io.landfall.provisioner.resource.storage.LandingBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From an installation to what it needs in AWS. */
public final class Blueprint {

    private Blueprint() {}

    /** Asks AWS for nothing but who the account is; {@code my-ip} is what the environment or AWS's service for it says. */
    public static WarehouseResources of(Installation installation, Aws aws) {
        Optional<String> setting = Optional.ofNullable(System.getenv(PublicAddressService.SETTING));
        return of(installation, aws, PublicAddressService.of(setting));
    }

    /** The same with another way to learn what {@code my-ip} stands for. */
    public static WarehouseResources of(Installation installation, Aws aws, PublicAddress me) {
        WarehouseDefinition warehouse = installation.warehouse();
        AwsAccount account = aws.account();
        Ownership ownership = new Ownership(warehouse.warehouse(), warehouse.adopt(), warehouse.tags());
        String roleArn = account.role(warehouse.roleName());
        CopyRole role = new CopyRole(aws.iam(), installation, ownership, account);
        LandingBucket bucket = new LandingBucket(aws.s3(), aws.iam(), warehouse, ownership);
        NotificationQueue deadLetters = NotificationQueue.deadLetters(aws.sqs(), warehouse, ownership, account);
        NotificationQueue queue = NotificationQueue.landed(aws.sqs(), warehouse, ownership, account);
        BucketNotification notification =
                new BucketNotification(aws.s3(), installation, account.queue(warehouse.queueName()));
        WarehouseSecurityGroup access = new WarehouseSecurityGroup(aws.ec2(), warehouse, ownership, me);
        List<Resource> around =
                List.of(formerKind(warehouse, ownership, aws), role, bucket, deadLetters, queue, notification, access);
        List<Resource> compute = warehouse.kind() == WarehouseKind.SERVERLESS
                ? serverless(aws, warehouse, ownership, account, access)
                : provisioned(aws, warehouse, ownership, account, access);
        return new WarehouseResources(
                Stream.concat(around.stream(), compute.stream()).toList(),
                answering(compute),
                roleArn,
                queue::url,
                searches(aws, warehouse, ownership));
    }

    private static List<Resource> provisioned(
            Aws aws,
            WarehouseDefinition warehouse,
            Ownership ownership,
            AwsAccount account,
            WarehouseSecurityGroup access) {
        return List.of(
                new SubnetGroup(
                        aws.redshift(), warehouse, ownership, account, new VpcChoice(aws.ec2(), warehouse.network())),
                new ProvisionedCluster(aws.redshift(), warehouse, ownership, account, access::id));
    }

    private static List<Resource> serverless(
            Aws aws,
            WarehouseDefinition warehouse,
            Ownership ownership,
            AwsAccount account,
            WarehouseSecurityGroup access) {
        return List.of(
                new ServerlessNamespace(aws.serverless(), warehouse, ownership, account),
                new ServerlessWorkgroup(aws.serverless(), warehouse, ownership, account, access::id),
                new WorkgroupUsageLimit(aws.serverless(), warehouse, ownership));
    }

    private static Compute answering(List<Resource> resources) {
        return resources.stream()
                .filter(Compute.class::isInstance)
                .map(Compute.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static OtherKind formerKind(WarehouseDefinition warehouse, Ownership ownership, Aws aws) {
        FormerKinds former = new FormerKinds(ownership);
        return warehouse.kind() == WarehouseKind.SERVERLESS
                ? new OtherKind(
                        warehouse.warehouse(), WarehouseKind.PROVISIONED, () -> former.hasCluster(aws.redshift()))
                : new OtherKind(
                        warehouse.warehouse(), WarehouseKind.SERVERLESS, () -> former.hasWorkgroup(aws.serverless()));
    }

    private static List<TagSearch> searches(Aws aws, WarehouseDefinition warehouse, Ownership ownership) {
        List<TagSearch> searches = new ArrayList<>(List.of(
                new RoleSearch(aws.iam(), ownership),
                new BucketSearch(aws.s3(), warehouse.region(), ownership),
                new QueueSearch(aws.sqs(), ownership),
                new RedshiftTagSearch(aws.redshift(), warehouse.warehouse()),
                new SecurityGroupSearch(aws.ec2(), warehouse.warehouse())));
        if (warehouse.kind() == WarehouseKind.SERVERLESS) {
            searches.add(new ServerlessSearch(aws.serverless(), ownership));
        }
        return searches;
    }
}
