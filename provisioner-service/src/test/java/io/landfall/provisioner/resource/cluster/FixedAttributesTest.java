package io.landfall.provisioner.resource.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.resource.Definitions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedAttributesTest {

    @Test
    void nothingIsRefusedOfAClusterAsWanted() {
        assertThat(refusal("port: 5440")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "database: sales|database is dev and is to be sales",
                "admin_user: boss|admin_user is landfall and is to be boss",
                "network: {subnets: [subnet-0a1b2c3d]}|cluster_subnet_group_name is default and is to be landfall-w",
                "network: {vpc: vpc-11111111}|network.vpc is vpc-0a1b2c3d4e5f60718 and is to be vpc-11111111"
            })
    void whatAwsCannotChangeIsRefusedWithAWayOut(String line, String said) {
        assertThat(refusal(line).orElseThrow()).contains(said).contains("undo that in warehouse.yaml");
    }

    @Test
    void clusterInOurSubnetGroupCannotLeaveIt() {
        var cluster =
                SampleCluster.asWanted().clusterSubnetGroupName("landfall-w").build();
        assertThat(new FixedAttributes(Definitions.of()).refusal(cluster)).isPresent();
    }

    private static Optional<String> refusal(String line) {
        return new FixedAttributes(Definitions.of(line))
                .refusal(SampleCluster.asWanted().build());
    }
}
