package io.landfall.provisioner.resource.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.CidrBlock;
import io.landfall.provisioner.resource.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;

class IngressRulesTest {

    @Test
    void eachRuleOfAPermissionStandsAlone() {
        IpPermission permission = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(5439)
                .toPort(5439)
                .ipRanges(r -> r.cidrIp("10.0.0.0/8"), r -> r.cidrIp("192.0.2.0/24"))
                .ipv6Ranges(r -> r.cidrIpv6("2001:db8:0:0::/32"))
                .userIdGroupPairs(g -> g.groupId("sg-1"))
                .prefixListIds(p -> p.prefixListId("pl-1"))
                .build();
        assertThat(IngressRule.in(permission))
                .extracting(IngressRule::toString)
                .containsExactly(
                        "tcp 5439 from 10.0.0.0/8",
                        "tcp 5439 from 192.0.2.0/24",
                        "tcp 5439 from 2001:db8::/32",
                        "tcp 5439 from pl-1",
                        "tcp 5439 from sg-1");
    }

    @Test
    void ruleThatAwsAnswersIsTheOneThatWasWanted() {
        IngressRule wanted = rule("192.0.2.0/24");
        IngressRule found = IngressRule.in(wanted.permission().toBuilder()
                        .ipRanges(r -> r.cidrIp("192.0.2.0/24").description("office"))
                        .build())
                .get(0);
        assertThat(IngressRules.compare(List.of(found), List.of(wanted)).differences())
                .isEmpty();
    }

    @Test
    void driftNamesEachRule() {
        IpPermission everything = IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(r -> r.cidrIp("0.0.0.0/0"))
                .build();
        assertThat(IngressRules.compare(IngressRule.in(everything), List.of(rule("2001:db8::/32")))
                        .differences())
                .containsExactly(
                        Difference.of("ingress", "everything from 0.0.0.0/0", "none"),
                        Difference.of("ingress", "none", "tcp 5439 from 2001:db8::/32"));
    }

    private static IngressRule rule(String block) {
        return IngressRule.tcp(5439, CidrBlock.parse(block).orElseThrow());
    }
}
