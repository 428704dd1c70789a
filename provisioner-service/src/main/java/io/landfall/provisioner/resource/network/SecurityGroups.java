package io.landfall.provisioner.resource.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The groups of one name; there may be one in each VPC. */
final class SecurityGroups {

    static final String KIND = "security group";

    private final Ec2Client ec2;
    private final String name;

    SecurityGroups(Ec2Client ec2, String name) {
        this.ec2 = ec2;
        this.name = name;
    }

    Optional<SecurityGroup> in(String vpcId) {
        return all().stream().filter(group -> vpcId.equals(group.vpcId())).findFirst();
    }

    /** In whatever VPC. */
    List<SecurityGroup> all() {
        Filter named = Filter.builder().name("group-name").values(name).build();
        return ec2.describeSecurityGroups(r -> r.filters(named)).securityGroups();
    }

    void create(String vpcId, String description, Map<String, String> tags) {
        TagSpecification tagged = TagSpecification.builder()
                .resourceType(ResourceType.SECURITY_GROUP)
                .tags(tags(tags))
                .build();
        ec2.createSecurityGroup(
                r -> r.groupName(name).description(description).vpcId(vpcId).tagSpecifications(tagged));
    }

    static Map<String, String> tags(SecurityGroup group) {
        return group.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
