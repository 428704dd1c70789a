package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeRulesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("node_type: ra3.lrage", "1:12", "did you mean ra3.large?"),
                Arguments.of("node_type: m5.24xlarge", "1:12", "use one of rg.large, rg.xlarge"),
                Arguments.of("node_type: dc2.large", "1:12", "AWS has ended dc2.large"),
                Arguments.of("node_type: ra3.4xlarge", "1:12", "write nodes: 2"),
                Arguments.of("node_type: ra3.16xlarge\nnodes: 1", "2:8", "at least 2 nodes"),
                Arguments.of("node_type: rg.xlarge\nnodes: 1", "2:8", "at least 2 nodes"),
                Arguments.of("nodes: 17", "1:8", "at most 16 nodes"),
                Arguments.of("node_type: ra3.xlplus\nnodes: 17", "2:8", "at most 16 nodes"),
                Arguments.of("node_type: ra3.4xlarge\nnodes: 33", "2:8", "at most 32 nodes"),
                Arguments.of("node_type: rg.large\nnodes: 101", "2:8", "at most 100 nodes"),
                Arguments.of("nodes: 0", "1:8", "at least 1 nodes"),
                Arguments.of("nodes: '2'", "1:8", "write a whole number"),
                Arguments.of("snapshot_retention_days: 0", "1:26", "cannot be paused"),
                Arguments.of("snapshot_retention_days: 36", "1:26", "1 to 35 days"),
                Arguments.of("snapshot_retention_days: -1", "1:26", "1 to 35 days"),
                Arguments.of("base_capacity: 8", "1:1", "set node_type and nodes"),
                Arguments.of("max_capacity: 8", "1:1", "does not belong to kind: provisioned"),
                Arguments.of("usage_limit: {rpu_hours: 1}", "1:1", "does not belong to kind: provisioned"),
                Arguments.of("kind: serverless\nnodes: 2", "2:1", "set base_capacity"),
                Arguments.of("kind: serverless\nnode_type: ra3.large", "2:1", "set base_capacity"),
                Arguments.of("kind: serverless\nsnapshot_retention_days: 1", "2:1", "recovery points"),
                Arguments.of(
                        "kind: serverless\nmaintenance_window: sun:03:00-sun:04:00", "2:1", "without a maintenance"),
                Arguments.of(
                        "kind: serverless\npause_after_idle: 30m",
                        "2:1",
                        "Serverless has no pause: idle costs nothing but storage"),
                Arguments.of("kind: serverless\nresume_on_arrival: true", "2:1", "no pause and so no resume"),
                Arguments.of("kind: serverless\nno_op_windows: []", "2:1", "neither paused nor resumed"),
                Arguments.of("kind: serverless\nbase_capacity: 2", "2:16", "write 4, or 8 to 512"),
                Arguments.of("kind: serverless\nbase_capacity: 12", "2:16", "steps of 8"),
                Arguments.of("kind: serverless\nbase_capacity: 520", "2:16", "steps of 32"),
                Arguments.of("kind: serverless\nbase_capacity: 1056", "2:16", "up to 1024"),
                Arguments.of("kind: serverless\nbase_capacity: 64\nmax_capacity: 32", "3:15", "write at least 64"),
                Arguments.of("kind: serverless\nmax_capacity: 4", "2:15", "base_capacity, which is 8"),
                Arguments.of("kind: serverless\nmax_capacity: 5640", "2:15", "write at most 5632"),
                Arguments.of("kind: serverless\nusage_limit: {rpu_hours: 0}", "2:26", "write at least 1"),
                Arguments.of("kind: serverless\nusage_limit: {}", "2:14", "usage_limit.rpu_hours is missing; add it"),
                Arguments.of(
                        "kind: serverless\nusage_limit: {rpu_hours: 9, period: yearly}", "2:37", "daily, weekly or"),
                Arguments.of(
                        "kind: serverless\nusage_limit: {rpu_hours: 9, breach_action: emit_metric}",
                        "2:44",
                        "did you mean emit-metric?"),
                Arguments.of("kind: servrless", "1:7", "did you mean serverless?"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongComputeIsRefusedAtItsPlace(String yaml, String place, String message) {
        WarehouseYaml.assertRefused(yaml, place, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node_type: rg.large",
                "node_type: ra3.xlplus\nnodes: 16",
                "node_type: ra3.4xlarge\nnodes: 2",
                "node_type: ra3.16xlarge\nnodes: 100",
                "snapshot_retention_days: 35",
                "kind: serverless",
                "kind: serverless\nbase_capacity: 4\nmax_capacity: 4",
                "kind: serverless\nbase_capacity: 512",
                "kind: serverless\nbase_capacity: 544",
                "kind: serverless\nbase_capacity: 1024\nmax_capacity: 5632",
                "kind: serverless\nusage_limit: {rpu_hours: 100, period: daily, breach_action: deactivate}"
            })
    void computeThatAwsHasIsTaken(String yaml) {
        assertThat(WarehouseYaml.problems(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dc2.large, 1, ra3.large, 1",
        "dc2.large, 4, ra3.large, 4",
        "dc2.large, 8, ra3.xlplus, 3",
        "dc2.large, 16, ra3.4xlarge, 2",
        "dc1.large, 2, ra3.large, 2",
        "dc2.8xlarge, 2, ra3.4xlarge, 4",
        "dc2.8xlarge, 16, ra3.16xlarge, 8",
        "dc1.8xlarge, 3, ra3.4xlarge, 6",
        "ds2.xlarge, 1, ra3.xlplus, 1",
        "ds2.xlarge, 7, ra3.xlplus, 5",
        "ds2.xlarge, 8, ra3.4xlarge, 2",
        "ds2.8xlarge, 2, ra3.4xlarge, 4"
    })
    void retiredNodeTypeIsRefusedWithWhatAwsRecommendsForItsSize(String type, int nodes, String instead, int count) {
        WarehouseYaml.assertRefused(
                "nodes: " + nodes + "\nnode_type: " + type,
                "2:12",
                "use node_type: " + instead + " with nodes: " + count);
        assertThat(WarehouseYaml.problems("nodes: " + count + "\nnode_type: " + instead))
                .isEmpty();
    }
}
