package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRulesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("port: 5430", "1:7", "5431 to 5455"),
                Arguments.of("port: 8216", "1:7", "8191 to 8215"),
                Arguments.of("network:\n  vpc: default", "2:8", "not the id of a VPC"),
                Arguments.of("network:\n  subnets:\n    - subnet-xyz", "3:7", "not the id of a subnet"),
                Arguments.of("network:\n  subnets: []", "2:12", "remove the key"),
                Arguments.of("network:\n  subnets: [subnet-0a1b2c3d, subnet-0a1b2c3d]", "2:12", "twice"),
                Arguments.of("kind: serverless\nnetwork:\n  subnets: [subnet-0a1b2c3d]", "3:12", "add 2"),
                Arguments.of(allow("10.0.0.1/8"), "2:11", "write 10.0.0.0/8 for the network, or 10.0.0.1/32"),
                Arguments.of(allow("2001:db8::1/32"), "2:11", "write 2001:db8::/32 for the network"),
                Arguments.of(allow("203.0.113.7"), "2:11", "write 203.0.113.7/32 for this one address"),
                Arguments.of(allow("2001:db8::7"), "2:11", "write 2001:db8::7/128 for this one address"),
                Arguments.of(allow("203.0.113.0/33"), "2:11", "not a block of addresses"),
                Arguments.of(allow("203.0.113.0/08"), "2:11", "not a block of addresses"),
                Arguments.of(allow("203.0.113/24"), "2:11", "not a block of addresses"),
                Arguments.of(allow("203.0.113.010/24"), "2:11", "not a block of addresses"),
                Arguments.of(allow("2001:db8:::/32"), "2:11", "not a block of addresses"),
                Arguments.of(allow("localhost/32"), "2:11", "not a block of addresses"),
                Arguments.of(allow("my_ip"), "2:11", "did you mean my-ip?"),
                Arguments.of(allow("0.0.0.0/0"), "2:11", "everybody on the internet"),
                Arguments.of(allow("::/0"), "2:11", "add allow_public: true"),
                Arguments.of(allow("128.0.0.0/1"), "2:11", "a large part of the internet"),
                Arguments.of(allow("2000::/3"), "2:11", "a large part of the internet"),
                Arguments.of(allow("0.0.0.0/0") + "\n  allow_public: false", "2:11", "everybody on the internet"),
                Arguments.of("network:\n  allow: [my-ip, my-ip]", "2:10", "twice"),
                Arguments.of("network:\n  allow: my-ip", "2:10", "write a list"),
                Arguments.of("network:\n  publicly_accessible: true", "2:24", "list who may under network.allow"),
                Arguments.of("network:\n  enhanced_vpc_routing: 1", "2:25", "write true or false"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongNetworkIsRefusedAtItsPlace(String yaml, String place, String message) {
        WarehouseYaml.assertRefused(yaml, place, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port: 8191",
                "network:\n  vpc: vpc-0a1b2c3d\n  subnets: [subnet-0a1b2c3d]",
                "kind: serverless\nnetwork:\n  subnets: [subnet-0a1b2c3d, subnet-1a1b2c3d, subnet-2a1b2c3d]",
                "network:\n  allow: [my-ip, 10.0.0.0/8, 203.0.113.7/32, '2001:db8::/32']\n  publicly_accessible: true",
                "network:\n  allow: [0.0.0.0/0, '::/0']\n  allow_public: true",
                "network:\n  allow: []\n  allow_public: true",
                "network: {}"
            })
    void networkThatAwsAllowsIsTaken(String yaml) {
        assertThat(WarehouseYaml.problems(yaml)).isEmpty();
    }

    private static String allow(String entry) {
        return "network:\n  allow: ['" + entry + "']";
    }
}
