package io.landfall.provisioner;

import io.landfall.project.Project;
import io.landfall.project.WarehouseDefinition;
import io.landfall.project.WarehouseKind;
import io.landfall.provisioner.aws.Aws;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.OtherKind;
import io.landfall.provisioner.resource.Ownership;
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
import io.landfall.provisioner.resource.role.CopyRole;
import io.landfall.provisioner.resource.storage.BucketNotification;
import io.landfall.provisioner.resource.storage.LandingBucket;
import java.util.List;
import java.util.Optional;

/** From a project to what it needs in AWS. */
public final class Blueprint {

    private Blueprint() {}

    /** Asks AWS for nothing but who the account is; {@code my-ip} is what the environment or AWS's service for it says. */
    public static WarehouseResources of(Project project, Aws aws) {
        Optional<String> setting = Optional.ofNullable(System.getenv(PublicAddressService.SETTING));
        return of(project, aws, PublicAddressService.of(setting));
    }

    /** The same with another way to learn what {@code my-ip} stands for. */
    public static WarehouseResources of(Project project, Aws aws, PublicAddress me) {
        WarehouseDefinition warehouse = project.warehouse();
        AwsAccount account = aws.account();
        Ownership ownership = new Ownership(warehouse.warehouse(), warehouse.adopt(), warehouse.tags());
        String roleArn = account.role(warehouse.roleName());
        CopyRole role = new CopyRole(aws.iam(), warehouse, ownership, account);
        LandingBucket bucket = new LandingBucket(aws.s3(), warehouse);
        NotificationQueue queue = new NotificationQueue(aws.sqs(), warehouse, account);
        BucketNotification notification =
                new BucketNotification(aws.s3(), warehouse, account.queue(warehouse.queueName()));
        WarehouseSecurityGroup access = new WarehouseSecurityGroup(aws.ec2(), warehouse, ownership, me);
        SubnetGroup subnets = new SubnetGroup(
                aws.redshift(), warehouse, ownership, account, new VpcChoice(aws.ec2(), warehouse.network()));
        ProvisionedCluster cluster = new ProvisionedCluster(aws.redshift(), warehouse, ownership, account, access::id);
        return new WarehouseResources(
                List.of(
                        formerKind(warehouse, ownership, aws),
                        role,
                        bucket,
                        queue,
                        notification,
                        access,
                        subnets,
                        cluster),
                cluster,
                roleArn,
                queue::url,
                searches(warehouse, aws));
    }

    private static OtherKind formerKind(WarehouseDefinition warehouse, Ownership ownership, Aws aws) {
        FormerKinds former = new FormerKinds(ownership);
        return warehouse.kind() == WarehouseKind.SERVERLESS
                ? new OtherKind(
                        warehouse.warehouse(), WarehouseKind.PROVISIONED, () -> former.hasCluster(aws.redshift()))
                : new OtherKind(
                        warehouse.warehouse(), WarehouseKind.SERVERLESS, () -> former.hasWorkgroup(aws.serverless()));
    }

    private static List<TagSearch> searches(WarehouseDefinition warehouse, Aws aws) {
        return List.of(
                new RedshiftTagSearch(aws.redshift(), warehouse.warehouse()),
                new SecurityGroupSearch(aws.ec2(), warehouse.warehouse()));
    }
}
