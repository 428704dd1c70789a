package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

class SecurityGroupIT {

    private SingleAttempts aws;

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new SingleAttempts(directory);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aGroupIsCreatedOnceWithItsTagsAndLetsEverythingOut() {
        String id = create("landfall-sales");
        SecurityGroup group = group(id);
        assertThat(group.groupName()).isEqualTo("landfall-sales");
        assertThat(group.description()).isEqualTo("Landfall warehouse");
        assertThat(group.vpcId())
                .isEqualTo(aws.ec2().describeVpcs().vpcs().get(0).vpcId());
        assertThat(group.tags()).containsExactly(tag("by", "landfall"));
        assertThat(group.ipPermissions()).isEmpty();
        assertThat(group.ipPermissionsEgress()).singleElement().satisfies(all -> {
            assertThat(all.ipProtocol()).isEqualTo("-1");
            assertThat(all.ipRanges().get(0).cidrIp()).isEqualTo("0.0.0.0/0");
        });
        assertRefused(() -> create("landfall-sales"), "InvalidGroup.Duplicate", "'landfall-sales' already exists");
    }

    @Test
    void namesAndDescriptionsHaveRules() {
        assertRefused(() -> create("sg-mine"), "InvalidParameterValue", "sg-*");
        assertRefused(() -> create("caf\u00e9"), "InvalidParameterValue", "GroupName");
        assertRefused(() -> create("x".repeat(256)), "InvalidParameterValue", "GroupName");
        assertRefused(() -> create("default"), "InvalidGroup.Reserved", "reserved");
        assertRefused(
                () -> aws.ec2().createSecurityGroup(r -> r.groupName("bare")), "MissingParameter", "GroupDescription");
        assertRefused(
                () -> aws.ec2()
                        .createSecurityGroup(
                                r -> r.groupName("bare").description("any").vpcId("vpc-0123")),
                "InvalidVpcID.NotFound",
                "vpc-0123");
        assertRefused(
                () -> aws.ec2()
                        .createSecurityGroup(request("bare")
                                .tagSpecifications(
                                        t -> t.resourceType("instance").tags(tag("a", "b")))
                                .build()),
                "InvalidParameterValue",
                "'instance' is not a valid taggable resource type");
    }

    @Test
    void groupsAreFoundByIdNameAndTag() {
        String sales = create("landfall-sales");
        create("landfall-other");
        assertThat(found("group-name", "landfall-sales")).containsExactly(sales);
        assertThat(found("group-name", "landfall-*")).hasSize(2);
        assertThat(found("group-id", sales)).containsExactly(sales);
        assertThat(found("tag:by", "landfall")).hasSize(2);
        assertThat(found("tag:by", "nobody")).isEmpty();
        assertThat(found("tag-key", "by")).hasSize(2);
        assertThat(found("vpc-id", group(sales).vpcId())).hasSize(3);
        assertRefused(
                () -> group("sg-0123456789abcdef0"),
                "InvalidGroup.NotFound",
                "The security group 'sg-0123456789abcdef0' does not exist");
        assertRefused(() -> group("nonsense"), "InvalidGroupId.Malformed", "nonsense");
        assertRefused(
                () -> aws.ec2().describeSecurityGroups(r -> r.groupNames("absent")), "InvalidGroup.NotFound", "absent");
    }

    @Test
    void groupsAreAnsweredPageByPage() {
        for (int i = 0; i < 11; i++) {
            create("group-" + i);
        }
        TreeSet<String> seen = new TreeSet<>();
        DescribeSecurityGroupsResponse page = aws.ec2().describeSecurityGroups(r -> r.maxResults(5));
        assertThat(page.securityGroups()).hasSize(5);
        assertThat(page.nextToken()).isNotNull();
        aws.ec2().describeSecurityGroupsPaginator(r -> r.maxResults(5)).securityGroups().stream()
                .map(SecurityGroup::groupId)
                .forEach(id -> assertThat(seen.add(id)).isTrue());
        assertThat(seen).hasSize(12);
        assertRefused(
                () -> aws.ec2().describeSecurityGroups(r -> r.maxResults(4)),
                "InvalidParameterValue",
                "between 5 and 1000");
        assertRefused(
                () -> aws.ec2().describeSecurityGroups(r -> r.nextToken("%%")), "InvalidParameterValue", "nextToken");
    }

    @Test
    void aGroupInUseIsNotDeleted() {
        String id = create("used");
        aws.redshift()
                .createCluster(
                        SingleAttempts.cluster("user").vpcSecurityGroupIds(id).build());
        assertRefused(
                () -> aws.ec2().deleteSecurityGroup(r -> r.groupId(id)),
                "DependencyViolation",
                "resource " + id + " has a dependent object");
        String referred = create("referred");
        String referring = create("referring");
        aws.ec2().authorizeSecurityGroupIngress(r -> r.groupId(referring).ipPermissions(p -> p.ipProtocol("tcp")
                .fromPort(5439)
                .toPort(5439)
                .userIdGroupPairs(pair -> pair.groupId(referred))));
        assertRefused(() -> aws.ec2().deleteSecurityGroup(r -> r.groupId(referred)), "DependencyViolation", referred);
        aws.ec2().deleteSecurityGroup(r -> r.groupId(referring));
        aws.ec2().deleteSecurityGroup(r -> r.groupId(referred));
        assertRefused(() -> aws.ec2().deleteSecurityGroup(r -> r.groupId(referred)), "InvalidGroup.NotFound", referred);
    }

    @Test
    void theDefaultGroupStays() {
        SecurityGroup standard = aws.ec2()
                .describeSecurityGroups(r -> r.groupNames("default"))
                .securityGroups()
                .get(0);
        assertThat(standard.ipPermissions().get(0).userIdGroupPairs().get(0).groupId())
                .isEqualTo(standard.groupId());
        assertRefused(
                () -> aws.ec2().deleteSecurityGroup(r -> r.groupId(standard.groupId())),
                "CannotDelete",
                "cannot be deleted by a user");
    }

    @Test
    void tagsComeAndGo() {
        String id = create("tagged");
        aws.ec2().createTags(r -> r.resources(id).tags(tag("owner", "data"), tag("by", "hand")));
        assertThat(group(id).tags()).containsExactly(tag("by", "hand"), tag("owner", "data"));
        aws.ec2().deleteTags(r -> r.resources(id).tags(tag("owner", "somebody else")));
        assertThat(group(id).tags()).hasSize(2);
        aws.ec2()
                .deleteTags(r -> r.resources(id).tags(Tag.builder().key("owner").build()));
        assertThat(aws.ec2()
                        .describeTags(r -> r.filters(filter("resource-id", id)))
                        .tags())
                .extracting(TagDescription::key, TagDescription::value, TagDescription::resourceTypeAsString)
                .containsExactly(tuple("by", "hand", "security-group"));
        assertRefused(
                () -> aws.ec2().createTags(r -> r.resources("sg-0").tags(tag("a", "b"))),
                "InvalidGroup.NotFound",
                "sg-0");
        assertRefused(
                () -> aws.ec2().createTags(r -> r.resources(id).tags(tag("aws:mine", "b"))),
                "InvalidParameterValue",
                "reserved");
    }

    private String create(String name) {
        return aws.ec2().createSecurityGroup(request(name).build()).groupId();
    }

    private static CreateSecurityGroupRequest.Builder request(String name) {
        return CreateSecurityGroupRequest.builder()
                .groupName(name)
                .description("Landfall warehouse")
                .tagSpecifications(t -> t.resourceType("security-group").tags(tag("by", "landfall")));
    }

    private SecurityGroup group(String id) {
        return aws.ec2()
                .describeSecurityGroups(r -> r.groupIds(id))
                .securityGroups()
                .get(0);
    }

    private List<String> found(String filter, String value) {
        return aws.ec2().describeSecurityGroups(r -> r.filters(filter(filter, value))).securityGroups().stream()
                .map(SecurityGroup::groupId)
                .toList();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
