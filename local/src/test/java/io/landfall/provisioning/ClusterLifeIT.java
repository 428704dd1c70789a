package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Resource;
import io.landfall.redshift.controlplane.fault.PlannedFault;
import io.landfall.redshift.controlplane.fault.Refusal;
import io.landfall.redshift.controlplane.protocol.AwsService;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.Snapshot;
import software.amazon.awssdk.services.redshift.model.Tag;

/** A provisioned cluster from nothing to nothing. */
class ClusterLifeIT {

    private static final String CLUSTER = "redshift cluster";

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
    void whatIsAsItShouldBeIsOnlyLookedAt() throws Exception {
        provisioner.define("network: {allow: [my-ip]}", "tags: {team: data}");
        var first = provisioner.provision();
        provisioner.controlPlane().calls().clear();
        assertThat(provisioner.provision()).isInstanceOf(ClusterReady.class).isEqualTo(first);
        assertThat(provisioner.controlPlane().calls().actions()).isNotEmpty().allSatisfy(action -> assertThat(action)
                .matches("[a-z0-9-]+:(Describe|Get|List)\\w+"));
    }

    @Test
    void clusterIsResizedInPlace() throws Exception {
        provisioner.provision();
        for (int nodes : new int[] {2, 4}) {
            provisioner.define("nodes: " + nodes);
            assertThat(provisioner.look().get(CLUSTER)).isInstanceOf(Finding.Different.class);
            provisioner.provision();
            assertThat(cluster().numberOfNodes()).isEqualTo(nodes);
        }
    }

    @Test
    void pausedClusterIsAsItShouldBeAndComesBack() throws Exception {
        provisioner.define("nodes: 2");
        var ready = provisioner.provision();
        assertThat(provisioner.pause()).isInstanceOf(ClusterPaused.class);
        assertThat(provisioner.look().get(CLUSTER)).isEqualTo(new Finding.Paused(List.of()));
        assertThat(provisioner.pause()).isInstanceOf(ClusterPaused.class);
        assertThat(provisioner.resume()).isEqualTo(ready);
        assertThat(provisioner.resume()).isEqualTo(ready);
    }

    @Test
    void clusterThatDiffersIsPausedAndResumedAllTheSame() throws Exception {
        provisioner.provision();
        provisioner.define("database: other");
        assertThat(provisioner.pause()).isInstanceOf(ClusterPaused.class);
        assertThat(provisioner.resume()).isInstanceOf(ClusterReady.class);
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("database is dev and is to be other");
    }

    @Test
    void pauseThatAwsRefusesForGoodIsExplained() throws Exception {
        provisioner.provision();
        provisioner
                .controlPlane()
                .faults()
                .plan(PlannedFault.on(AwsService.REDSHIFT, "PauseCluster")
                        .refused(Refusal.exactly("UnsupportedOperation", 400, "This cluster uses an HSM.")));
        assertThatThrownBy(provisioner::pause)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("cannot be paused: This cluster uses an HSM.");
    }

    @Test
    void pauseThatComesTooEarlyIsTriedAgain() throws Exception {
        provisioner.provision();
        provisioner
                .controlPlane()
                .faults()
                .plan(PlannedFault.on(AwsService.REDSHIFT, "PauseCluster")
                        .times(2)
                        .refused(Refusal.exactly("InvalidClusterState", 400, "There is an operation running.")));
        assertThat(provisioner.pause()).isInstanceOf(ClusterPaused.class);
    }

    @Test
    void teardownLeavesOneTaggedSnapshotHoweverOftenItIsRepeated() throws Exception {
        provisioner.define("network: {allow: [my-ip]}");
        provisioner.provision();
        assertThat(provisioner.teardown("1", true)).isInstanceOf(ClusterDeleted.class);
        assertThat(provisioner.teardown("1", true)).isInstanceOf(ClusterDeleted.class);
        assertThat(clusters()).isEmpty();
        assertThat(snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.snapshotIdentifier()).isEqualTo("sparkify-final-1");
            assertThat(snapshot.tags()).extracting(Tag::key).contains("landfall:warehouse");
        });
    }

    /** As if the provisioner had been killed right after DeleteCluster, and another command given. */
    @Test
    void snapshotOfAnInterruptedTeardownIsTaggedByTheNext() throws Exception {
        provisioner.provision();
        provisioner.aws().redshift().deleteCluster(r -> r.clusterIdentifier("sparkify")
                .finalClusterSnapshotIdentifier("sparkify-final-0"));
        provisioner.teardown("1", true);
        assertThat(snapshots()).singleElement().satisfies(snapshot -> assertThat(snapshot.tags())
                .extracting(Tag::key)
                .contains("landfall:warehouse"));
    }

    @ParameterizedTest(name = "final snapshot: {0}")
    @ValueSource(booleans = {true, false})
    void pausedClusterIsTornDown(boolean finalSnapshot) throws Exception {
        provisioner.provision();
        provisioner.pause();
        provisioner.controlPlane().calls().clear();
        provisioner.teardown("1", finalSnapshot);
        assertThat(clusters()).isEmpty();
        assertThat(snapshots()).hasSize(finalSnapshot ? 1 : 0);
        assertThat(provisioner.controlPlane().calls().of(AwsService.REDSHIFT, "ResumeCluster"))
                .hasSize(finalSnapshot ? 1 : 0);
    }

    @Test
    void clusterThatIsHalfCreatedIsFinishedByTheNextCommand() throws Exception {
        beginCreating();
        assertThat(provisioner.provision()).isInstanceOf(ClusterReady.class);
        assertThat(clusters()).hasSize(1);
    }

    @Test
    void clusterThatIsHalfCreatedIsTornDown() throws Exception {
        beginCreating();
        assertThat(provisioner.teardown("1", false)).isInstanceOf(ClusterDeleted.class);
        assertThat(clusters()).isEmpty();
    }

    @Test
    void teardownOfNothingIsDone() throws Exception {
        assertThat(provisioner.teardown("1", true)).isInstanceOf(ClusterDeleted.class);
    }

    @Test
    void clusterOfAWarehouseThatIsToBeServerlessIsInTheWay() throws Exception {
        provisioner.provision();
        provisioner.define("kind: serverless");
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("set kind: provisioned again and tear it down first");
        assertThatThrownBy(() -> provisioner.teardown("1", false))
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("set kind: provisioned again");
        assertThat(clusters()).hasSize(1);
    }

    /** As if the provisioner had been killed right after CreateCluster. */
    private void beginCreating() {
        for (Resource resource : provisioner.resources().inOrder()) {
            Finding found = resource.find();
            if (found instanceof Finding.Missing) {
                resource.create();
            } else if (found instanceof Finding.Different different) {
                resource.change(different);
            }
        }
        assertThat(clusters()).hasSize(1);
    }

    private Cluster cluster() {
        return clusters().get(0);
    }

    private List<Cluster> clusters() {
        return provisioner.aws().redshift().describeClusters().clusters();
    }

    private List<Snapshot> snapshots() {
        return provisioner
                .aws()
                .redshift()
                .describeClusterSnapshots(r -> r.snapshotType("manual"))
                .snapshots();
    }
}
