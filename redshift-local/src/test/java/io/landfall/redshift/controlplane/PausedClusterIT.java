package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNode;
import software.amazon.awssdk.services.redshift.model.InvalidClusterStateException;

class PausedClusterIT {

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void aClusterOfTwoNodes() {
        aws = new AwsFixture(directory);
        aws.launch(cluster("dwh").clusterType("multi-node").numberOfNodes(2).build());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aClusterPausesKeepsItsEndpointAndResumes() {
        Cluster before = aws.describe("dwh");
        Cluster pausing =
                aws.redshift.pauseCluster(r -> r.clusterIdentifier("dwh")).cluster();
        assertThat(pausing.clusterStatus()).isEqualTo("pausing");
        assertThat(pausing.clusterAvailabilityStatus()).isEqualTo("Unavailable");
        aws.awaitStatus("dwh", "paused");
        assertThat(aws.describe("dwh").endpoint()).isEqualTo(before.endpoint());
        assertThat(aws.warehouses.running()).isEmpty();

        Cluster resuming =
                aws.redshift.resumeCluster(r -> r.clusterIdentifier("dwh")).cluster();
        assertThat(resuming.clusterStatus()).isEqualTo("resuming");
        aws.waiter().waitUntilClusterAvailable(r -> r.clusterIdentifier("dwh"));
        assertThat(aws.describe("dwh")).isEqualTo(before);
        assertThat(aws.warehouses.running()).containsOnlyKeys("dwh");
    }

    @Test
    void aPausedClusterOfSeveralNodesIsDescribedWithoutThem() {
        assertThat(aws.describe("dwh").clusterNodes())
                .extracting(ClusterNode::nodeRole)
                .containsExactly("LEADER", "COMPUTE-0", "COMPUTE-1");
        aws.redshift.pauseCluster(r -> r.clusterIdentifier("dwh"));
        aws.awaitStatus("dwh", "paused");
        assertThat(aws.describe("dwh").clusterNodes()).isEmpty();
        assertThat(aws.describe("dwh").numberOfNodes()).isEqualTo(2);
    }

    @Test
    void aPausedClusterIsDeletedOnlyWithoutAFinalSnapshot() {
        aws.redshift.pauseCluster(r -> r.clusterIdentifier("dwh"));
        aws.awaitStatus("dwh", "paused");
        assertThatThrownBy(() -> aws.redshift.deleteCluster(
                        r -> r.clusterIdentifier("dwh").finalClusterSnapshotIdentifier("last")))
                .isInstanceOf(InvalidClusterStateException.class);
        assertThat(aws.redshift.describeClusterSnapshots().snapshots()).isEmpty();

        aws.redshift.deleteCluster(r -> r.clusterIdentifier("dwh").skipFinalClusterSnapshot(true));
        aws.waiter().waitUntilClusterDeleted(r -> r.clusterIdentifier("dwh"));
        assertThat(aws.warehouses.deleted()).containsExactly("dwh");
    }

    @Test
    void aPausedClusterIsStillPausedAfterARestart() {
        aws.redshift.pauseCluster(r -> r.clusterIdentifier("dwh"));
        aws.awaitStatus("dwh", "paused");
        aws.restart();
        assertThat(aws.describe("dwh").clusterStatus()).isEqualTo("paused");
        assertThat(aws.warehouses.running()).isEmpty();
    }
}
