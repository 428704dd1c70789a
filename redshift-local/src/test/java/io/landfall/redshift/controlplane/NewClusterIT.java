package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNode;
import software.amazon.awssdk.services.redshift.model.CreateClusterRequest;
import software.amazon.awssdk.services.redshift.model.NumberOfNodesQuotaExceededException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.Tag;

class NewClusterIT {

    private static final String EC2_ONLY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},"
                    + "\"Action\":\"sts:AssumeRole\"}]}";
    private static final String ROLES = "arn:aws:iam::000000000000:role/";

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aClusterIsDescribedCompletely() {
        aws.createRole("copy");
        aws.launch(cluster("dwh")
                .clusterType("multi-node")
                .numberOfNodes(2)
                .iamRoles(ROLES + "copy")
                .defaultIamRoleArn(ROLES + "copy")
                .vpcSecurityGroupIds("sg-0123456789abcdef0")
                .availabilityZone("us-west-2c")
                .preferredMaintenanceWindow("sat:01:00-sat:02:00")
                .kmsKeyId("key-1")
                .enhancedVpcRouting(true)
                .build());
        Cluster dwh = aws.describe("dwh");
        assertThat(dwh.clusterNodes())
                .extracting(ClusterNode::nodeRole)
                .containsExactly("LEADER", "COMPUTE-0", "COMPUTE-1");
        assertThat(dwh.clusterNodes())
                .allSatisfy(node -> assertThat(node.privateIPAddress()).isEqualTo("127.0.0.1"));
        assertThat(dwh.totalStorageCapacityInMegaBytes()).isEqualTo(16L * 1024 * 1024);
        assertThat(dwh.clusterSubnetGroupName()).isEqualTo("default");
        assertThat(dwh.vpcId()).startsWith("vpc-");
        assertThat(dwh.availabilityZone()).isEqualTo("us-west-2c");
        assertThat(dwh.preferredMaintenanceWindow()).isEqualTo("sat:01:00-sat:02:00");
        assertThat(dwh.kmsKeyId()).isEqualTo("key-1");
        assertThat(dwh.enhancedVpcRouting()).isTrue();
        assertThat(dwh.defaultIamRoleArn()).isEqualTo(ROLES + "copy");
        assertThat(dwh.clusterParameterGroups()).hasSize(1);
        assertThat(dwh.multiAZ()).isEqualTo("Disabled");
        assertThat(dwh.restoreStatus()).isNull();
        assertThat(dwh.clusterNamespaceArn())
                .matches("arn:aws:redshift:us-west-2:000000000000:namespace:[0-9a-f-]{36}");
        assertThat(dwh.deferredMaintenanceWindows()).isEmpty();
    }

    @Test
    void rolesMustExistAndTrustRedshift() {
        refusesRole(ROLES + "absent", "The IAM role absent is not valid");
        aws.iam.createRole(r -> r.roleName("closed").assumeRolePolicyDocument(EC2_ONLY));
        refusesRole(ROLES + "closed", "must delegate access to an Amazon Redshift account");
        aws.iam.createRole(r -> r.roleName("both")
                .assumeRolePolicyDocument("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "[\"redshift-serverless.amazonaws.com\",\"redshift.amazonaws.com\"]},"
                        + "\"Action\":\"sts:AssumeRole\"}}"));
        aws.launch(cluster("dwh").iamRoles(ROLES + "both").build());
        assertThatThrownBy(() -> aws.redshift.modifyClusterIamRoles(
                        r -> r.clusterIdentifier("dwh").addIamRoles(ROLES + "closed")))
                .isInstanceOf(RedshiftException.class)
                .hasMessageContaining("must delegate access");
        assertThatThrownBy(() -> aws.redshift.modifyClusterIamRoles(
                        r -> r.clusterIdentifier("dwh").defaultIamRoleArn(ROLES + "closed")))
                .isInstanceOf(RedshiftException.class)
                .hasMessageContaining("not associated");
    }

    @Test
    void theQuotaOfNodesCountsEveryCluster() {
        aws.redshift.createCluster(large("first", 100));
        aws.redshift.createCluster(large("second", 98));
        assertThatThrownBy(() -> aws.redshift.createCluster(large("third", 3)))
                .isInstanceOf(NumberOfNodesQuotaExceededException.class);
        aws.redshift.createCluster(large("third", 2));
        aws.awaitStatus("third", "available");
        assertThatThrownBy(() -> aws.redshift.resizeCluster(
                        r -> r.clusterIdentifier("third").numberOfNodes(3)))
                .isInstanceOf(NumberOfNodesQuotaExceededException.class);
    }

    @Test
    void clustersComeInPagesAndByTag() {
        IntStream.range(0, 21)
                .mapToObj("dwh-%02d"::formatted)
                .forEach(name -> aws.redshift.createCluster(cluster(name)
                        .tags(Tag.builder().key("name").value(name).build())
                        .build()));
        assertThat(aws.redshift.describeClusters(r -> r.maxRecords(20)).clusters())
                .hasSize(20);
        assertThat(aws.redshift.describeClustersPaginator(r -> r.maxRecords(20)).clusters().stream()
                        .map(Cluster::clusterIdentifier))
                .hasSize(21)
                .isSorted();
        assertThat(aws.redshift
                        .describeClusters(r -> r.tagKeys("name").tagValues("dwh-03"))
                        .clusters())
                .extracting(Cluster::clusterIdentifier)
                .containsExactly("dwh-03");
    }

    private void refusesRole(String arn, String reason) {
        assertThatThrownBy(() ->
                        aws.redshift.createCluster(cluster("dwh").iamRoles(arn).build()))
                .isInstanceOfSatisfying(RedshiftException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("InvalidParameterValue"))
                .hasMessageContaining(reason);
    }

    private static CreateClusterRequest large(String identifier, int nodes) {
        return cluster(identifier)
                .nodeType("ra3.16xlarge")
                .clusterType("multi-node")
                .numberOfNodes(nodes)
                .build();
    }
}
