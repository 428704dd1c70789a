package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.Tag;

class SecurityGroupRuleIT {

    private SingleAttempts aws;
    private String group;

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new SingleAttempts(directory);
        group = aws.ec2()
                .createSecurityGroup(r -> r.groupName("warehouse").description("any"))
                .groupId();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void ingressIsAuthorizedOnceAndItsRulesNamed() {
        List<SecurityGroupRule> rules = aws.ec2()
                .authorizeSecurityGroupIngress(r -> r.groupId(group)
                        .ipPermissions(port(5439, "10.1.2.3/8", "192.0.2.1/32"))
                        .tagSpecifications(t -> t.resourceType("security-group-rule")
                                .tags(Tag.builder().key("by").value("landfall").build())))
                .securityGroupRules();
        assertThat(rules).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.securityGroupRuleId()).startsWith("sgr-");
            assertThat(rule.groupId()).isEqualTo(group);
            assertThat(rule.isEgress()).isFalse();
            assertThat(rule.fromPort()).isEqualTo(5439);
            assertThat(rule.tags()).extracting(Tag::value).containsExactly("landfall");
        });
        assertThat(described().ipRanges()).extracting(IpRange::cidrIp).containsExactly("10.0.0.0/8", "192.0.2.1/32");
        assertRefused(
                () -> authorize(port(5439, "192.0.2.1/32")),
                "InvalidPermission.Duplicate",
                "the specified rule \"peer: 192.0.2.1/32, TCP, from port: 5439, to port: 5439, ALLOW\" already exists");
    }

    @Test
    void nothingIsAuthorizedWhenOneRuleIsThereAlready() {
        authorize(port(5439, "192.0.2.1/32"));
        assertRefused(
                () -> authorize(port(5439, "192.0.2.2/32", "192.0.2.1/32")),
                "InvalidPermission.Duplicate",
                "192.0.2.1/32");
        assertThat(described().ipRanges()).hasSize(1);
    }

    @Test
    void wrongRulesAreRefused() {
        assertRefused(
                () -> authorize(port(5439, "192.0.2.1/33")),
                "InvalidParameterValue",
                "CIDR block 192.0.2.1/33 is malformed");
        assertRefused(
                () -> authorize(port(5439, "192.0.2.0/24", "192.0.2.1/24")),
                "InvalidParameterValue",
                "must not appear multiple times");
        assertRefused(() -> authorize(port(70000, "192.0.2.0/24")), "InvalidParameterValue", "70000");
        assertRefused(
                () -> authorize(
                        port(5439, "192.0.2.0/24").toBuilder().toPort(5000).build()),
                "InvalidParameterValue",
                "port range");
        assertRefused(
                () -> authorize(port(5439, "192.0.2.0/24").toBuilder()
                        .ipProtocol("smoke")
                        .build()),
                "InvalidParameterValue",
                "Unknown protocol");
        assertRefused(
                () -> aws.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group)),
                "MissingParameter",
                "ipPermissions");
        assertRefused(
                () -> aws.ec2().authorizeSecurityGroupIngress(r -> r.groupId("sg-0")
                        .ipPermissions(port(5439, "192.0.2.0/24"))),
                "InvalidGroup.NotFound",
                "sg-0");
    }

    @Test
    void aRuleIsRevokedByItsPropertiesOrItsId() {
        authorize(port(5439, "192.0.2.1/32", "192.0.2.2/32"));
        RevokeSecurityGroupIngressResponse revoked =
                aws.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(port(5439, "192.0.2.1/32")));
        assertThat(revoked.revokedSecurityGroupRules()).singleElement().satisfies(rule -> assertThat(rule.cidrIpv4())
                .isEqualTo("192.0.2.1/32"));
        assertThat(revoked.unknownIpPermissions()).isEmpty();
        String id = ingressRules().get(0).securityGroupRuleId();
        aws.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(id));
        assertThat(ingressRules()).isEmpty();
        assertRefused(
                () -> aws.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(id)),
                "InvalidSecurityGroupRuleId.NotFound",
                id);
    }

    @Test
    void revokingWhatIsNotThereIsNoErrorInADefaultVpc() {
        RevokeSecurityGroupIngressResponse revoked =
                aws.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(port(5439, "192.0.2.1/32")));
        assertThat(revoked.returnValue()).isTrue();
        assertThat(revoked.revokedSecurityGroupRules()).isEmpty();
        assertThat(revoked.unknownIpPermissions()).singleElement().satisfies(unknown -> assertThat(unknown.fromPort())
                .isEqualTo(5439));
    }

    @Test
    void rulesAreDescribedAndDescribedAnew() {
        authorize(port(5439, "192.0.2.1/32"));
        SecurityGroupRule rule = ingressRules().get(0);
        assertThat(rule.description()).isNull();
        aws.ec2().updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(group)
                .securityGroupRuleDescriptions(SecurityGroupRuleDescription.builder()
                        .securityGroupRuleId(rule.securityGroupRuleId())
                        .description("office")
                        .build()));
        assertThat(ingressRules().get(0).description()).isEqualTo("office");
        aws.ec2().updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(group)
                .ipPermissions(
                        p -> p.ipProtocol("tcp").fromPort(5439).toPort(5439).ipRanges(range -> range.cidrIp(
                                        "192.0.2.1/32")
                                .description("home"))));
        assertThat(ingressRules().get(0).description()).isEqualTo("home");
        assertRefused(
                () -> aws.ec2().updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(group)
                        .ipPermissions(port(5440, "192.0.2.1/32"))),
                "InvalidPermission.NotFound",
                "does not exist");
    }

    @Test
    void whatGoesOutIsAuthorizedAndRevokedLikewise() {
        aws.ec2().authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(port(443, "198.51.100.0/24")));
        assertThat(rules()).hasSize(2).allSatisfy(rule -> assertThat(rule.isEgress())
                .isTrue());
        aws.ec2().revokeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(port(443, "198.51.100.0/24")));
        assertThat(rules()).singleElement().satisfies(rule -> assertThat(rule.ipProtocol())
                .isEqualTo("-1"));
    }

    @Test
    void otherPeersThanAddressesAreTaken() {
        authorize(IpPermission.builder()
                .ipProtocol("6")
                .fromPort(5439)
                .toPort(5439)
                .ipv6Ranges(range -> range.cidrIpv6("2001:db8::1/64"))
                .userIdGroupPairs(pair -> pair.groupId(group))
                .build());
        assertThat(described().ipProtocol()).isEqualTo("tcp");
        assertThat(described().ipv6Ranges().get(0).cidrIpv6()).isEqualTo("2001:db8::/64");
        assertThat(described().userIdGroupPairs().get(0).groupId()).isEqualTo(group);
    }

    private void authorize(IpPermission permission) {
        aws.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permission));
    }

    private static IpPermission port(int port, String... blocks) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(List.of(blocks).stream()
                        .map(block -> IpRange.builder().cidrIp(block).build())
                        .toList())
                .build();
    }

    private IpPermission described() {
        return aws.ec2()
                .describeSecurityGroups(r -> r.groupIds(group))
                .securityGroups()
                .get(0)
                .ipPermissions()
                .get(0);
    }

    private List<SecurityGroupRule> rules() {
        return aws.ec2()
                .describeSecurityGroupRules(r -> r.filters(
                        Filter.builder().name("group-id").values(group).build()))
                .securityGroupRules();
    }

    private List<SecurityGroupRule> ingressRules() {
        return rules().stream().filter(rule -> !rule.isEgress()).toList();
    }
}
