package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Who may connect, and from where in the network. */
class NetworkAccessIT {

    private static final String GROUP = "security group";
    private static final String SUBNETS = "redshift subnet group";

    private ProvisionerOnOneMachine provisioner;

    @BeforeEach
    void start(@TempDir Path directory) {
        provisioner = new ProvisionerOnOneMachine(directory);
    }

    @AfterEach
    void stop() {
        provisioner.close();
    }

    @Test
    void onlyTheListedSourcesMayConnect() throws Exception {
        provisioner.define("network: {allow: [10.0.0.0/8, '2001:db8::/32', my-ip]}");
        provisioner.provision();
        IpPermission permission = group().ipPermissions().get(0);
        assertThat(permission.ipRanges())
                .extracting(range -> range.cidrIp())
                .containsExactlyInAnyOrder("10.0.0.0/8", "192.0.2.7/32");
        assertThat(permission.ipv6Ranges())
                .extracting(range -> range.cidrIpv6())
                .containsExactly("2001:db8::/32");
    }

    @Test
    void ruleThatSomebodyAddedOrTookIsShownAndPutRight() throws Exception {
        provisioner.define("network: {allow: [10.0.0.0/8]}");
        provisioner.provision();
        String id = group().groupId();
        provisioner.aws().ec2().authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(tcp(22, "0.0.0.0/0")));
        provisioner.aws().ec2().revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(tcp(5439, "10.0.0.0/8")));
        assertThat(provisioner.look().get(GROUP))
                .isEqualTo(new Finding.Different(List.of(
                        Difference.of("ingress", "tcp 22 from 0.0.0.0/0", "none"),
                        Difference.of("ingress", "none", "tcp 5439 from 10.0.0.0/8"))));
        provisioner.provision();
        assertThat(provisioner.look().get(GROUP)).isInstanceOf(Finding.Settled.class);
    }

    @Test
    void internetIsShoutedAboutAndRefusedUnlessAllowed() {
        provisioner.define("network: {allow: ['0.0.0.0/0'], allow_public: true}");
        assertThat(provisioner.resource(GROUP).warnings())
                .singleElement()
                .asString()
                .startsWith("THE INTERNET MAY CONNECT TO WAREHOUSE")
                .contains("0.0.0.0/0");
        provisioner.define("network: {allow: ['0.0.0.0/0']}");
        assertThat(provisioner.look().get(GROUP)).isInstanceOf(Finding.Refused.class);
    }

    @Test
    void groupOfAnotherIsLeftAlone() {
        provisioner.aws().ec2().createSecurityGroup(r -> r.groupName("landfall-sparkify")
                .description("of another"));
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("is not Landfall's");
    }

    @Test
    void clusterIsInTheNamedSubnetsAndStaysThere() throws Exception {
        List<String> ids = provisioner.aws().ec2().describeSubnets().subnets().stream()
                .map(Subnet::subnetId)
                .toList();
        provisioner.define("network: {subnets: [%s, %s]}".formatted(ids.get(0), ids.get(1)));
        provisioner.provision();
        assertThat(provisioner
                        .aws()
                        .redshift()
                        .describeClusters()
                        .clusters()
                        .get(0)
                        .clusterSubnetGroupName())
                .isEqualTo("landfall-sparkify");
        provisioner.define("network: {subnets: [%s]}".formatted(String.join(", ", ids)));
        assertThat(provisioner.look().get(SUBNETS)).isInstanceOf(Finding.Different.class);
        provisioner.provision();
        assertThat(provisioner.look().get(SUBNETS)).isInstanceOf(Finding.Settled.class);
        provisioner.define();
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("cluster_subnet_group_name is landfall-sparkify and is to be default");
        provisioner.teardown("1", false);
        assertThat(provisioner.look().get(SUBNETS)).isInstanceOf(Finding.Settled.class);
        assertThat(provisioner.aws().redshift().describeClusterSubnetGroups().clusterSubnetGroups())
                .noneMatch(group -> group.clusterSubnetGroupName().equals("landfall-sparkify"));
    }

    @Test
    void subnetGroupThatNobodyUsesAnyMoreGoes() throws Exception {
        String id = provisioner.aws().ec2().describeSubnets().subnets().get(0).subnetId();
        provisioner.define("network: {subnets: [%s]}".formatted(id));
        provisioner.resource(SUBNETS).create();
        provisioner.define();
        assertThat(provisioner.look().get(SUBNETS)).isInstanceOf(Finding.Unwanted.class);
        provisioner.provision();
        assertThat(provisioner.aws().redshift().describeClusterSubnetGroups().clusterSubnetGroups())
                .noneMatch(group -> group.clusterSubnetGroupName().equals("landfall-sparkify"));
    }

    private SecurityGroup group() {
        return provisioner.aws().ec2().describeSecurityGroups().securityGroups().stream()
                .filter(group -> group.groupName().equals("landfall-sparkify"))
                .findFirst()
                .orElseThrow();
    }

    private static IpPermission tcp(int port, String block) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(r -> r.cidrIp(block))
                .build();
    }
}
