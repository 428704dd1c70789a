package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class NetworkIT {

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
    void thereIsOneDefaultVpc() {
        Vpc vpc = defaultVpc();
        assertThat(vpc.isDefault()).isTrue();
        assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
        assertThat(vpc.ownerId()).isEqualTo("000000000000");
        assertThat(aws.ec2().describeVpcs(r -> r.vpcIds(vpc.vpcId())).vpcs()).hasSize(1);
        assertThat(aws.ec2()
                        .describeVpcs(r -> r.filters(filter("is-default", "false")))
                        .vpcs())
                .isEmpty();
        assertRefused(
                () -> aws.ec2().describeVpcs(r -> r.vpcIds("vpc-0123")),
                "InvalidVpcID.NotFound",
                "The vpc ID 'vpc-0123' does not exist");
    }

    @Test
    void itHasASubnetInEachOfThreeZones() {
        assertThat(aws.ec2()
                        .describeSubnets(
                                r -> r.filters(filter("vpc-id", defaultVpc().vpcId())))
                        .subnets())
                .hasSize(3)
                .allSatisfy(subnet -> assertThat(subnet.mapPublicIpOnLaunch()).isTrue())
                .extracting(Subnet::availabilityZone)
                .containsExactlyInAnyOrder("us-west-2a", "us-west-2b", "us-west-2c");
        String id = aws.ec2()
                .describeSubnets(r -> r.filters(filter("availability-zone", "us-west-2b")))
                .subnets()
                .get(0)
                .subnetId();
        assertThat(aws.ec2()
                        .describeSubnets(r -> r.subnetIds(id))
                        .subnets()
                        .get(0)
                        .cidrBlock())
                .isEqualTo("172.31.16.0/20");
        assertRefused(
                () -> aws.ec2().describeSubnets(r -> r.subnetIds("subnet-0")), "InvalidSubnetID.NotFound", "subnet-0");
        assertThat(aws.ec2().describeAvailabilityZones().availabilityZones())
                .extracting(AvailabilityZone::zoneName)
                .containsExactly("us-west-2a", "us-west-2b", "us-west-2c");
        assertRefused(
                () -> aws.ec2().describeAvailabilityZones(r -> r.zoneNames("mars-1a")),
                "InvalidParameterValue",
                "Invalid availability zone: [mars-1a]");
    }

    @Test
    void itsMainRouteTableLeadsToTheInternet() {
        RouteTable main = aws.ec2()
                .describeRouteTables(r -> r.filters(filter("association.main", "true")))
                .routeTables()
                .get(0);
        String gateway = aws.ec2()
                .describeInternetGateways(r -> r.filters(filter("attachment.vpc-id", main.vpcId())))
                .internetGateways()
                .get(0)
                .internetGatewayId();
        assertThat(main.routes())
                .anySatisfy(route -> assertThat(route.gatewayId()).isEqualTo(gateway));
        assertThat(aws.ec2()
                        .describeRouteTables(r -> r.filters(filter("association.subnet-id", "*")))
                        .routeTables())
                .isEmpty();
    }

    @Test
    void anUnknownFilterIsRefused() {
        assertRefused(
                () -> aws.ec2().describeVpcs(r -> r.filters(filter("colour", "red"))),
                "InvalidParameterValue",
                "The filter 'colour' is invalid");
    }

    @Test
    void aDryRunSaysThatItWouldHaveWorked() {
        assertRefused(
                () -> aws.ec2().describeVpcs(r -> r.dryRun(true)), "DryRunOperation", 412, "would have succeeded");
    }

    private Vpc defaultVpc() {
        return aws.ec2().describeVpcs().vpcs().get(0);
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
