package io.landfall.provisioner.resource.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSizeTest {

    @ParameterizedTest
    @CsvSource({
        "2, 4, ra3.large, elastic",
        "4, 2, ra3.large, elastic",
        "2, 3, ra3.large, elastic",
        "2, 5, ra3.large, classic",
        "1, 2, ra3.large, classic",
        "2, 1, ra3.large, classic",
        "2, 2, ra3.xlplus, classic"
    })
    void resizeIsElasticWhereAwsAllowsIt(int from, int to, String type, String kind) {
        var cluster = SampleCluster.asWanted().numberOfNodes(from).build();
        assertThat(new ClusterSize(type, to).change(cluster).orElseThrow().differences())
                .allSatisfy(difference -> assertThat(difference.reason()).startsWith(kind));
    }

    @Test
    void numbersThatAwsListsDecide() {
        var cluster = SampleCluster.asWanted()
                .numberOfNodes(2)
                .elasticResizeNumberOfNodeOptions("[4,8]")
                .build();
        assertThat(reason(cluster, 8)).startsWith("elastic");
        assertThat(reason(cluster, 3)).startsWith("classic");
    }

    private static String reason(software.amazon.awssdk.services.redshift.model.Cluster cluster, int nodes) {
        return new ClusterSize("ra3.large", nodes)
                .change(cluster)
                .orElseThrow()
                .differences()
                .get(0)
                .reason();
    }
}
