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
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroup;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroupNotFoundException;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetQuotaExceededException;
import software.amazon.awssdk.services.redshift.model.DescribeClusterSubnetGroupsResponse;
import software.amazon.awssdk.services.redshift.model.InvalidClusterSubnetGroupStateException;
import software.amazon.awssdk.services.redshift.model.InvalidSubnetException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.Subnet;
import software.amazon.awssdk.services.redshift.model.Tag;

class SubnetGroupIT {

    private static final String FIRST = "subnet-0123456789abcdef0";
    private static final String SECOND = "subnet-0123456789abcdef1";

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
    void aGroupIsCreatedChangedAndDeleted() {
        ClusterSubnetGroup created = create("Private", FIRST);
        assertThat(created.clusterSubnetGroupName()).isEqualTo("private");
        assertThat(created.subnetGroupStatus()).isEqualTo("Complete");
        assertThat(created.vpcId()).startsWith("vpc-");
        assertThatThrownBy(() -> create("private", FIRST)).isInstanceOf(ClusterSubnetGroupAlreadyExistsException.class);

        aws.redshift.modifyClusterSubnetGroup(
                r -> r.clusterSubnetGroupName("private").subnetIds(FIRST, SECOND));
        assertThat(describe("private").subnets())
                .extracting(Subnet::subnetIdentifier)
                .containsExactly(FIRST, SECOND);
        assertThat(describe("private").description()).isEqualTo("for tests");

        aws.redshift.deleteClusterSubnetGroup(r -> r.clusterSubnetGroupName("private"));
        assertThatThrownBy(() -> describe("private"))
                .isInstanceOfSatisfying(
                        ClusterSubnetGroupNotFoundException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(400));
    }

    @Test
    void aGroupInUseIsNotDeleted() {
        create("private", FIRST);
        assertThatThrownBy(() -> aws.redshift.createCluster(
                        cluster("dwh").clusterSubnetGroupName("absent").build()))
                .isInstanceOf(ClusterSubnetGroupNotFoundException.class);
        aws.redshift.createCluster(
                cluster("dwh").clusterSubnetGroupName("private").build());
        assertThat(aws.describe("dwh").clusterSubnetGroupName()).isEqualTo("private");
        assertThatThrownBy(() -> aws.redshift.deleteClusterSubnetGroup(r -> r.clusterSubnetGroupName("private")))
                .isInstanceOfSatisfying(
                        InvalidClusterSubnetGroupStateException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(400));
    }

    @Test
    void wrongGroupsAreRefused() {
        assertThatThrownBy(() -> create("private", "net-1")).isInstanceOf(InvalidSubnetException.class);
        assertThatThrownBy(() -> create("private")).isInstanceOf(RedshiftException.class);
        assertThatThrownBy(() -> create("Default", FIRST)).isInstanceOf(RedshiftException.class);
        assertThatThrownBy(() -> create("a_b", FIRST)).isInstanceOf(RedshiftException.class);
        assertThatThrownBy(() -> create(
                        "many",
                        IntStream.range(0, 21)
                                .mapToObj("subnet-%08x"::formatted)
                                .toArray(String[]::new)))
                .isInstanceOf(ClusterSubnetQuotaExceededException.class);
    }

    @Test
    void groupsComeInPagesAndByTag() {
        for (int i = 0; i < 25; i++) {
            String name = "group-%02d".formatted(i);
            aws.redshift.createClusterSubnetGroup(r -> r.clusterSubnetGroupName(name)
                    .description("for tests")
                    .subnetIds(FIRST)
                    .tags(Tag.builder().key("name").value(name).build()));
        }
        DescribeClusterSubnetGroupsResponse page = aws.redshift.describeClusterSubnetGroups(r -> r.maxRecords(20));
        assertThat(page.clusterSubnetGroups()).hasSize(20);
        assertThat(aws.redshift.describeClusterSubnetGroupsPaginator(r -> r.maxRecords(20)).stream()
                        .flatMap(one -> one.clusterSubnetGroups().stream())
                        .map(ClusterSubnetGroup::clusterSubnetGroupName))
                .hasSize(25)
                .isSorted();
        assertThat(aws.redshift
                        .describeClusterSubnetGroups(r -> r.tagValues("group-07"))
                        .clusterSubnetGroups())
                .hasSize(1);
        assertThatThrownBy(() -> aws.redshift.describeClusterSubnetGroups(r -> r.maxRecords(19)))
                .isInstanceOf(RedshiftException.class)
                .hasMessageContaining("between 20 and 100");
    }

    private ClusterSubnetGroup create(String name, String... subnets) {
        return aws.redshift
                .createClusterSubnetGroup(r ->
                        r.clusterSubnetGroupName(name).description("for tests").subnetIds(subnets))
                .clusterSubnetGroup();
    }

    private ClusterSubnetGroup describe(String name) {
        return aws.redshift
                .describeClusterSubnetGroups(r -> r.clusterSubnetGroupName(name))
                .clusterSubnetGroups()
                .get(0);
    }
}
