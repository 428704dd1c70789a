package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.DescribeTagsRequest;
import software.amazon.awssdk.services.redshift.model.InvalidTagException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshift.model.Tag;
import software.amazon.awssdk.services.redshift.model.TagLimitExceededException;
import software.amazon.awssdk.services.redshift.model.TaggedResource;

class ResourceTagsIT {

    private static final String ARN = "arn:aws:redshift:us-west-2:000000000000:";
    private static final String CLUSTER = ARN + "cluster:dwh";
    private static final String SNAPSHOT = ARN + "snapshot:dwh/by-hand";
    private static final String SUBNET_GROUP = ARN + "subnetgroup:private";

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void aClusterASnapshotAndASubnetGroup() {
        aws = new AwsFixture(directory);
        aws.launch(cluster("dwh").build());
        aws.redshift.createClusterSnapshot(r -> r.clusterIdentifier("dwh").snapshotIdentifier("by-hand"));
        aws.redshift.createClusterSubnetGroup(r ->
                r.clusterSubnetGroupName("private").description("for tests").subnetIds("subnet-0123456789abcdef0"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void everythingCarriesTags() {
        for (String arn : List.of(CLUSTER, SNAPSHOT, SUBNET_GROUP)) {
            tag(arn, tag("owner", "data"), tag("stage", "test"));
            tag(arn, tag("owner", "a & b"));
            aws.redshift.deleteTags(r -> r.resourceName(arn).tagKeys("stage"));
            assertThat(found(r -> r.resourceName(arn)))
                    .singleElement()
                    .satisfies(resource -> assertThat(resource.tag().value()).isEqualTo("a & b"));
        }
        assertThat(found(r -> r.resourceType("Cluster")))
                .extracting(TaggedResource::resourceName)
                .containsExactly(CLUSTER);
        assertThat(found(r -> r.resourceType("Snapshot")))
                .extracting(TaggedResource::resourceName)
                .containsExactly(SNAPSHOT);
        assertThat(found(r -> r.resourceType("Subnet group")))
                .extracting(TaggedResource::resourceName)
                .containsExactly(SUBNET_GROUP);
        assertThat(found(r -> r.tagKeys("owner"))).hasSize(3);
        assertThat(found(r -> r.tagKeys("owner").tagValues("nobody"))).isEmpty();
    }

    @Test
    void tagsComeInPages() {
        tag(CLUSTER, numbered(50));
        tag(SNAPSHOT, numbered(7));
        assertThat(aws.redshift.describeTagsPaginator(r -> r.maxRecords(10)).stream()
                        .flatMap(page -> page.taggedResources().stream()))
                .hasSize(57);
        assertThat(aws.redshift.describeTags().taggedResources()).hasSize(50);
        assertThat(found(r -> r.resourceName(CLUSTER))).hasSize(50);
    }

    @Test
    void theRulesOfTagsAreKept() {
        assertThatThrownBy(() -> tag(CLUSTER, tag("aws:mine", "no"))).isInstanceOf(InvalidTagException.class);
        assertThatThrownBy(() -> tag(CLUSTER, tag("k".repeat(129), "no"))).isInstanceOf(InvalidTagException.class);
        tag(CLUSTER, numbered(50));
        assertThatThrownBy(() -> tag(CLUSTER, tag("one-more", ""))).isInstanceOf(TagLimitExceededException.class);
        assertThatThrownBy(() -> aws.redshift.createCluster(
                        cluster("other").tags(numbered(51)).build()))
                .isInstanceOf(TagLimitExceededException.class);
        assertThatThrownBy(() -> tag(ARN + "cluster:absent", tag("owner", "data")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, refused -> assertThat(refused.statusCode())
                        .isEqualTo(404));
        assertThatThrownBy(() -> found(r -> r.resourceName(CLUSTER).resourceType("Cluster")))
                .isInstanceOf(RedshiftException.class);
    }

    private List<TaggedResource> found(Consumer<DescribeTagsRequest.Builder> request) {
        return aws.redshift.describeTags(request).taggedResources();
    }

    private void tag(String arn, Tag... tags) {
        aws.redshift.createTags(r -> r.resourceName(arn).tags(tags));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Tag[] numbered(int tags) {
        return IntStream.range(0, tags)
                .mapToObj(i -> tag("key-%02d".formatted(i), ""))
                .toArray(Tag[]::new);
    }
}
