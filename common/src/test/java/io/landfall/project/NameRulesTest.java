package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("warehouse: Sparkify", "1:12", "lower-case letters, digits and single hyphens"),
                Arguments.of("warehouse: spark--ify", "1:12", "single hyphens"),
                Arguments.of("warehouse: sparkify-", "1:12", "not ending with a hyphen"),
                Arguments.of("warehouse: 1sparkify", "1:12", "beginning with a letter"),
                Arguments.of("warehouse: sparkify_eu", "1:12", "cannot name a cluster"),
                Arguments.of("warehouse: sp", "1:12", "a name of 3 to 48"),
                Arguments.of("warehouse: " + "s".repeat(49), "1:12", "has 49 characters"),
                Arguments.of("database: user", "1:11", "reserved word"),
                Arguments.of("database: Dev", "1:11", "lower-case"),
                Arguments.of("database: " + "d".repeat(65), "1:11", "1 to 64"),
                Arguments.of("database: template1", "1:11", "Redshift's own"),
                Arguments.of("admin_user: PUBLIC", "1:13", "Redshift's own"),
                Arguments.of("admin_user: rdsdb", "1:13", "Redshift's own"),
                Arguments.of("admin_user: select", "1:13", "reserved word"),
                Arguments.of("admin_user: a:b", "1:13", "cannot name a user"),
                Arguments.of("admin_user: a/b", "1:13", "cannot name a user"),
                Arguments.of("region: US-West-2", "1:9", "did you mean us-west-2?"),
                Arguments.of("region: uswest2", "1:9", "did you mean us-west-2?"),
                Arguments.of("region: us-wset-2", "1:9", "did you mean us-west-2?"),
                Arguments.of("landing_bucket: s3://sparkify", "1:17", "the name of the bucket alone"),
                Arguments.of("landing_bucket: Sparkify", "1:17", "lower-case"),
                Arguments.of("landing_bucket: ab", "1:17", "3 to 63"),
                Arguments.of("landing_bucket: -sparkify", "1:17", "at both ends"),
                Arguments.of("landing_bucket: spark..ify", "1:17", "two dots"),
                Arguments.of("landing_bucket: 192.168.5.4", "1:17", "IP address"),
                Arguments.of("landing_bucket: xn--sparkify", "1:17", "begins with xn--"),
                Arguments.of("landing_bucket: sthree-sparkify", "1:17", "begins with sthree-"),
                Arguments.of("landing_bucket: amzn-s3-demo-sparkify", "1:17", "begins with amzn-s3-demo-"),
                Arguments.of("landing_bucket: sparkify-s3alias", "1:17", "ends with -s3alias"),
                Arguments.of("landing_bucket: sparkify--ol-s3", "1:17", "ends with --ol-s3"),
                Arguments.of("landing_bucket: sparkify.mrap", "1:17", "ends with .mrap"),
                Arguments.of("landing_bucket: sparkify--x-s3", "1:17", "ends with --x-s3"),
                Arguments.of("landing_bucket: sparkify--table-s3", "1:17", "ends with --table-s3"),
                Arguments.of("tags:\n  AWS:team: x", "2:3", "tags of AWS itself"),
                Arguments.of("tags:\n  landfall:warehouse: x", "2:3", "Landfall knows its own"),
                Arguments.of("tags:\n  \"\": x", "2:3", "1 to 128"),
                Arguments.of("tags:\n  team#1: x", "2:3", "characters that AWS does not allow"),
                Arguments.of("tags:\n  team: a*b", "2:9", "characters that AWS does not allow"),
                Arguments.of("tags:\n  team: " + "x".repeat(257), "2:9", "at most 256"),
                Arguments.of("tags:\n  team: x\n  Team: y", "3:3", "IAM does not tell it from team"),
                Arguments.of("tags:\n  team: 4711", "2:9", "text in quotes"),
                Arguments.of("tags: {" + tags(46) + "}", "1:7", "until there are 45"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongNameIsRefusedAtItsPlace(String yaml, String place, String message) {
        WarehouseYaml.assertRefused(yaml, place, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warehouse: abc",
                "admin_user: awsuser",
                "admin_user: admin",
                "admin_user: load.er+1@x-y_z",
                "database: spark_ify",
                "region: cn-north-1",
                "region: us-gov-west-1",
                "region: eu-north-9",
                "region: nz-central-1",
                "region: eusc-de-east-1",
                "landing_bucket: sparkify.landing",
                "tags: {team: listening, 'cost/center': '4711', Größe: '', 'e-mail': a@b.c}"
            })
    void nameThatAwsAllowsIsTaken(String yaml) {
        assertThat(WarehouseYaml.problems(yaml)).isEmpty();
    }

    @Test
    void fortyFiveTagsAreTaken() {
        assertThat(WarehouseYaml.read("tags: {" + tags(45) + "}").tags()).hasSize(45);
    }

    @Test
    void derivedNamesOfTheLongestNameAreNotTooLongForAws() {
        WarehouseDefinition longest = WarehouseYaml.read("warehouse: " + "s".repeat(48));
        assertThat(longest.roleName()).hasSizeLessThanOrEqualTo(64);
        assertThat(longest.deadLetterQueueName()).hasSizeLessThanOrEqualTo(80);
        assertThat(longest.securityGroupName()).hasSizeLessThanOrEqualTo(255);
        assertThat(longest.subnetGroupName()).hasSizeLessThanOrEqualTo(255);
    }

    private static String tags(int count) {
        return Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> "t" + i + ": x")
                .reduce("", (a, b) -> a + b + ", ");
    }
}
