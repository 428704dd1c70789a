package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterAlreadyExistsException;
import software.amazon.awssdk.services.redshift.model.ClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.redshift.model.ClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.redshift.model.DescribeClusterSnapshotsRequest;
import software.amazon.awssdk.services.redshift.model.InvalidClusterSnapshotStateException;
import software.amazon.awssdk.services.redshift.model.InvalidClusterStateException;
import software.amazon.awssdk.services.redshift.model.InvalidRetentionPeriodException;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.Snapshot;
import software.amazon.awssdk.services.redshift.model.Tag;

class SnapshotIT {

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory);
        aws.launch(cluster("dwh").build());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSnapshotIsCreatingAndThenAvailable() {
        Snapshot creating = take("by-hand");
        assertThat(creating.status()).isEqualTo("creating");
        assertThat(creating.snapshotArn()).isEqualTo("arn:aws:redshift:us-west-2:000000000000:snapshot:dwh/by-hand");
        assertThatThrownBy(() -> aws.redshift.pauseCluster(r -> r.clusterIdentifier("dwh")))
                .isInstanceOf(InvalidClusterStateException.class);
        assertThatThrownBy(() -> aws.redshift.deleteClusterSnapshot(r -> r.snapshotIdentifier("by-hand")))
                .isInstanceOf(InvalidClusterSnapshotStateException.class);

        aws.waiter().waitUntilSnapshotAvailable(r -> r.snapshotIdentifier("by-hand"));
        assertThat(aws.redshift
                        .describeClusterSnapshots(r -> r.clusterIdentifier("dwh"))
                        .snapshots())
                .singleElement()
                .satisfies(snapshot -> {
                    assertThat(snapshot.status()).isEqualTo("available");
                    assertThat(snapshot.snapshotType()).isEqualTo("manual");
                    assertThat(snapshot.dbName()).isEqualTo("sparkify");
                    assertThat(snapshot.manualSnapshotRetentionPeriod()).isEqualTo(-1);
                });
        assertThatThrownBy(() -> take("by-hand")).isInstanceOf(ClusterSnapshotAlreadyExistsException.class);
        assertThat(aws.warehouses.snapshots()).containsEntry("by-hand", "dwh");
    }

    @Test
    void aSnapshotThatCannotBeTakenIsFailedAndTheClusterStaysAvailable() {
        take("broken");
        aws.awaitSnapshot("broken", "failed");
        assertThat(aws.describe("dwh").clusterStatus()).isEqualTo("available");
        aws.redshift.deleteClusterSnapshot(r -> r.snapshotIdentifier("broken"));
    }

    @Test
    void aFinalSnapshotIsTakenBeforeTheClusterGoes() {
        aws.restart(AwsFixture.ENDLESS);
        aws.awaitStatus("dwh", "available");
        Cluster ending = aws.redshift
                .deleteCluster(r -> r.clusterIdentifier("dwh")
                        .finalClusterSnapshotIdentifier("last")
                        .finalClusterSnapshotRetentionPeriod(7))
                .cluster();
        assertThat(ending.clusterStatus()).isEqualTo("final-snapshot");
        assertThat(describe(r -> r.snapshotIdentifier("last")).status()).isEqualTo("final snapshot");
        aws.restart(AwsFixture.QUICK);
        aws.waiter().waitUntilClusterDeleted(r -> r.clusterIdentifier("dwh"));
        assertThat(describe(r -> r.snapshotIdentifier("last")).status()).isEqualTo("available");
        assertThat(describe(r -> r.snapshotIdentifier("last")).manualSnapshotRetentionPeriod())
                .isEqualTo(7);
        assertThat(aws.redshift
                        .describeClusterSnapshots(r -> r.clusterExists(false))
                        .snapshots())
                .hasSize(1);
    }

    @Test
    void aFinalSnapshotThatCannotBeNamedSoLeavesTheCluster() {
        take("taken");
        aws.awaitSnapshot("taken", "available");
        assertThatThrownBy(() -> aws.redshift.deleteCluster(
                        r -> r.clusterIdentifier("dwh").finalClusterSnapshotIdentifier("taken")))
                .isInstanceOf(ClusterSnapshotAlreadyExistsException.class);
        assertThatThrownBy(() -> aws.redshift.deleteCluster(r -> r.clusterIdentifier("dwh")
                        .finalClusterSnapshotIdentifier("last")
                        .finalClusterSnapshotRetentionPeriod(0)))
                .isInstanceOf(InvalidRetentionPeriodException.class);
        assertThat(aws.describe("dwh").clusterStatus()).isEqualTo("available");
    }

    @Test
    void snapshotsAreFoundByClusterTagAndTime() {
        aws.redshift.createClusterSnapshot(r -> r.clusterIdentifier("dwh")
                .snapshotIdentifier("tagged")
                .tags(Tag.builder().key("why").value("release").build()));
        aws.awaitSnapshot("tagged", "available");
        assertThat(found(r -> r.tagKeys("why"))).isEqualTo(1);
        assertThat(found(r -> r.tagValues("other"))).isZero();
        assertThat(found(r -> r.clusterIdentifier("dwh").clusterExists(true))).isEqualTo(1);
        assertThat(found(r -> r.clusterIdentifier("other"))).isZero();
        assertThat(found(r -> r.snapshotType("automated"))).isZero();
        assertThat(found(r -> r.startTime(Instant.now().plusSeconds(60)))).isZero();
        assertThat(found(r -> r.clusterExists(false))).isZero();
        assertThatThrownBy(() -> found(r -> r.clusterIdentifier("dwh").snapshotIdentifier("tagged")))
                .isInstanceOfSatisfying(RedshiftException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("InvalidParameterCombination"));
        assertThatThrownBy(() -> found(r -> r.snapshotIdentifier("absent")))
                .isInstanceOfSatisfying(
                        ClusterSnapshotNotFoundException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(404));
    }

    @Test
    void aRestoredClusterIsLikeItsSourceButForWhatIsAsked() {
        take("by-hand");
        aws.awaitSnapshot("by-hand", "available");
        Cluster restoring = aws.redshift
                .restoreFromClusterSnapshot(r -> r.clusterIdentifier("restored")
                        .snapshotIdentifier("BY-HAND")
                        .nodeType("ra3.xlplus")
                        .numberOfNodes(2))
                .cluster();
        assertThat(restoring.clusterStatus()).isEqualTo("creating");
        assertThat(restoring.restoreStatus().status()).isEqualTo("restoring");
        aws.waiter().waitUntilClusterRestored(r -> r.clusterIdentifier("restored"));
        Cluster restored = aws.describe("restored");
        assertThat(restored.dbName()).isEqualTo("sparkify");
        assertThat(restored.nodeType()).isEqualTo("ra3.xlplus");
        assertThat(restored.numberOfNodes()).isEqualTo(2);
        assertThat(restored.masterPasswordSecretArn()).isNull();
        assertThat(aws.warehouses.restored()).containsEntry("restored", "dwh");
        assertThat(aws.warehouses.running().get("restored").password())
                .isEqualTo(aws.warehouses.running().get("dwh").password());
    }

    @Test
    void aRestoredClusterGetsAManagedPasswordOfItsOwn() {
        take("by-hand");
        aws.awaitSnapshot("by-hand", "available");
        aws.redshift.restoreFromClusterSnapshot(r -> r.clusterIdentifier("restored")
                .snapshotArn("arn:aws:redshift:us-west-2:000000000000:snapshot:dwh/by-hand")
                .manageMasterPassword(true));
        aws.awaitStatus("restored", "available");
        String arn = aws.describe("restored").masterPasswordSecretArn();
        String password = aws.warehouses.running().get("restored").password();
        assertThat(aws.secrets.getSecretValue(r -> r.secretId(arn)).secretString())
                .contains(password);
        assertThat(aws.warehouses.running().get("dwh").password()).isNotEqualTo(password);
    }

    @Test
    void restoringIsRefusedForWhatIsNotThereOrInTheWay() {
        assertThatThrownBy(() -> aws.redshift.restoreFromClusterSnapshot(
                        r -> r.clusterIdentifier("restored").snapshotIdentifier("absent")))
                .isInstanceOf(ClusterSnapshotNotFoundException.class);
        take("by-hand");
        assertThatThrownBy(() -> aws.redshift.restoreFromClusterSnapshot(
                        r -> r.clusterIdentifier("restored").snapshotIdentifier("by-hand")))
                .isInstanceOf(InvalidClusterSnapshotStateException.class);
        aws.awaitSnapshot("by-hand", "available");
        assertThatThrownBy(() -> aws.redshift.restoreFromClusterSnapshot(
                        r -> r.clusterIdentifier("dwh").snapshotIdentifier("by-hand")))
                .isInstanceOf(ClusterAlreadyExistsException.class);
    }

    @Test
    void aDeletedSnapshotIsGone() {
        take("by-hand");
        aws.awaitSnapshot("by-hand", "available");
        assertThat(aws.redshift
                        .deleteClusterSnapshot(r -> r.snapshotIdentifier("by-hand"))
                        .snapshot()
                        .status())
                .isEqualTo("deleted");
        assertThatThrownBy(() -> aws.redshift.deleteClusterSnapshot(r -> r.snapshotIdentifier("by-hand")))
                .isInstanceOf(ClusterSnapshotNotFoundException.class);
        assertThat(aws.warehouses.snapshots()).isEmpty();
    }

    private Snapshot take(String identifier) {
        return aws.redshift
                .createClusterSnapshot(r -> r.clusterIdentifier("dwh").snapshotIdentifier(identifier))
                .snapshot();
    }

    private Snapshot describe(Consumer<DescribeClusterSnapshotsRequest.Builder> request) {
        return aws.redshift.describeClusterSnapshots(request).snapshots().get(0);
    }

    private int found(Consumer<DescribeClusterSnapshotsRequest.Builder> request) {
        return aws.redshift.describeClusterSnapshots(request).snapshots().size();
    }
}
