package io.landfall.provisioning;

import io.landfall.provisioner.aws.Aws;
import java.util.Map;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What somebody made under the names of a warehouse, before Landfall came. */
final class Adoptable {

    private Adoptable() {}

    static void make(Aws aws, String warehouse) {
        String name = "landfall-" + warehouse;
        aws.iam()
                .createRole(
                        r -> r.roleName(name + "-copy")
                                .assumeRolePolicyDocument(
                                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"redshift.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"));
        aws.s3().createBucket(r -> r.bucket(name)
                .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.US_WEST_2)));
        aws.sqs().createQueue(r -> r.queueName(name + "-landed")
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "45")));
        String vpc = aws.ec2().describeVpcs().vpcs().get(0).vpcId();
        aws.ec2()
                .createSecurityGroup(
                        r -> r.groupName(name).description("before").vpcId(vpc));
        aws.redshift()
                .createCluster(CreateClusterRequest.builder()
                        .clusterIdentifier(warehouse)
                        .clusterType("single-node")
                        .nodeType("ra3.large")
                        .dbName("dev")
                        .masterUsername("landfall")
                        .manageMasterPassword(true)
                        .build());
    }
}
