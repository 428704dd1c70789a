package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;

/** The control plane ends in the middle of everything, and goes on when it starts again. */
class UnfinishedTransitionsIT {

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aPauseAndAResumeAreFinished() {
        launch("pausing", "resuming");
        aws.redshift.pauseCluster(r -> r.clusterIdentifier("resuming"));
        aws.awaitStatus("resuming", "paused");
        Integer port = aws.describe("resuming").endpoint().port();
        aws.restart(AwsFixture.ENDLESS);
        aws.awaitStatus("pausing", "available");
        aws.redshift.pauseCluster(r -> r.clusterIdentifier("pausing"));
        aws.redshift.resumeCluster(r -> r.clusterIdentifier("resuming"));

        aws.restart(AwsFixture.QUICK);
        aws.awaitStatus("pausing", "paused");
        aws.awaitStatus("resuming", "available");
        assertThat(aws.describe("resuming").endpoint().port()).isEqualTo(port);
        assertThat(aws.warehouses.running()).containsOnlyKeys("resuming");
    }

    @Test
    void aCreationAModificationAResizeAndARebootAreFinished() {
        launch("modifying", "resizing", "rebooting");
        aws.restart(AwsFixture.ENDLESS);
        aws.awaitStatus("modifying", "available");
        aws.awaitStatus("resizing", "available");
        aws.awaitStatus("rebooting", "available");
        aws.redshift.createCluster(cluster("creating").build());
        aws.redshift.modifyCluster(
                r -> r.clusterIdentifier("modifying").publiclyAccessible(true).masterUserPassword("Changed_1"));
        aws.redshift.resizeCluster(
                r -> r.clusterIdentifier("resizing").numberOfNodes(4).classic(true));
        aws.redshift.rebootCluster(r -> r.clusterIdentifier("rebooting"));

        aws.restart(AwsFixture.QUICK);
        for (String identifier : new String[] {"creating", "modifying", "resizing", "rebooting"}) {
            aws.awaitStatus(identifier, "available");
        }
        Cluster modified = aws.describe("modifying");
        assertThat(modified.publiclyAccessible()).isTrue();
        assertThat(modified.pendingModifiedValues().publiclyAccessible()).isNull();
        assertThat(aws.warehouses.running().get("modifying").password()).isEqualTo("Changed_1");
        assertThat(aws.describe("resizing").numberOfNodes()).isEqualTo(4);
    }

    @Test
    void snapshotsAndDeletionsAreFinished() {
        launch("kept", "ending", "deleted");
        aws.restart(AwsFixture.ENDLESS);
        aws.awaitStatus("kept", "available");
        aws.awaitStatus("ending", "available");
        aws.awaitStatus("deleted", "available");
        aws.redshift.createClusterSnapshot(r -> r.clusterIdentifier("kept").snapshotIdentifier("by-hand"));
        aws.redshift.deleteCluster(r -> r.clusterIdentifier("ending").finalClusterSnapshotIdentifier("last"));
        aws.redshift.deleteCluster(r -> r.clusterIdentifier("deleted").skipFinalClusterSnapshot(true));

        aws.restart(AwsFixture.QUICK);
        aws.awaitSnapshot("by-hand", "available");
        aws.awaitSnapshot("last", "available");
        aws.waiter().waitUntilClusterDeleted(r -> r.clusterIdentifier("ending"));
        aws.waiter().waitUntilClusterDeleted(r -> r.clusterIdentifier("deleted"));
        assertThat(aws.warehouses.snapshots()).containsEntry("by-hand", "kept").containsEntry("last", "ending");
        assertThat(aws.warehouses.deleted()).contains("ending", "deleted").doesNotContain("kept");
    }

    @Test
    void aRestoreIsFinished() {
        launch("source");
        aws.redshift.createClusterSnapshot(r -> r.clusterIdentifier("source").snapshotIdentifier("by-hand"));
        aws.awaitSnapshot("by-hand", "available");
        aws.restart(AwsFixture.ENDLESS);
        aws.redshift.restoreFromClusterSnapshot(
                r -> r.clusterIdentifier("restored").snapshotIdentifier("by-hand"));

        aws.restart(AwsFixture.QUICK);
        aws.waiter().waitUntilClusterRestored(r -> r.clusterIdentifier("restored"));
        assertThat(aws.warehouses.restored()).containsEntry("restored", "source");
    }

    private void launch(String... identifiers) {
        for (String identifier : identifiers) {
            aws.redshift.createCluster(cluster(identifier).build());
        }
        for (String identifier : identifiers) {
            aws.awaitStatus(identifier, "available");
        }
    }
}
