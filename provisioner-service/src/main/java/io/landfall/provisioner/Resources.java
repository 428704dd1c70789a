package io.landfall.provisioner;

import io.landfall.aws.AwsClients;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Cluster;
import io.landfall.provisioner.resource.CopyRole;
import io.landfall.provisioner.resource.LandingBucket;
import io.landfall.provisioner.resource.NotificationQueue;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What belongs to one warehouse in AWS. */
public record Resources(LandingBucket bucket, NotificationQueue queue, CopyRole role, Cluster cluster) {

    /** @param s3PathStyle bucket in the path instead of the host name */
    public static Resources of(WarehouseDefinition warehouse, boolean s3PathStyle) {
        Region region = AwsClients.region(warehouse.region());
        return new Resources(
                new LandingBucket(
                        AwsClients.build(S3Client.builder().region(region).forcePathStyle(s3PathStyle)), warehouse),
                new NotificationQueue(AwsClients.build(SqsClient.builder().region(region)), warehouse),
                new CopyRole(AwsClients.build(IamClient.builder().region(Region.AWS_GLOBAL)), warehouse),
                new Cluster(AwsClients.build(RedshiftClient.builder().region(region)), warehouse));
    }
}
