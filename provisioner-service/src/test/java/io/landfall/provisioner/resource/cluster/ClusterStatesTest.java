package io.landfall.provisioner.resource.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.provisioner.resource.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterStatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "available, prep-for-resize",
                "cancelling-resize",
                "creating",
                "deleting",
                "final-snapshot",
                "modifying",
                "pausing",
                "rebooting",
                "renaming",
                "resizing",
                "resuming",
                "rotating-keys",
                "updating-hsm",
                "something-new"
            })
    void statusThatPassesIsWaitedFor(String status) {
        assertThat(of(status)).isEqualTo(new Finding.Unsettled(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"available", "available, resize-cleanup", "storage-full"})
    void clusterThatAnswersCanBeUsed(String status) {
        assertThat(of(status)).isInstanceOf(Finding.Settled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hardware-failure",
                "incompatible-hsm",
                "incompatible-network",
                "incompatible-parameters",
                "incompatible-restore"
            })
    void brokenClusterIsForAPersonWhoIsToldWhatToDo(String status) {
        assertThat(of(status))
                .isInstanceOfSatisfying(Finding.Refused.class, refused -> assertThat(refused.explanation())
                        .startsWith("redshift cluster w is " + status + ": it")
                        .contains(";"));
    }

    @Test
    void pausedIsAStateOfItsOwn() {
        assertThat(of("paused")).isInstanceOf(Finding.Paused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unavailable", "Maintenance", "Modifying", "Failed"})
    void availableClusterThatIsNotAvailableIsWaitedFor(String availability) {
        assertThat(ClusterStates.of(SampleCluster.asWanted()
                        .clusterAvailabilityStatus(availability)
                        .build()))
                .isInstanceOf(Finding.Unsettled.class);
    }

    @Test
    void whatIsAboutToStartIsWaitedFor() {
        assertThat(ClusterStates.of(
                        SampleCluster.asWanted().pendingActions("resize").build()))
                .isEqualTo(new Finding.Unsettled("available, about to start: resize"));
    }

    @Test
    void pendingChangeIsWaitedForUnlessItWaitsForTheNextMaintenance() {
        assertThat(ClusterStates.of(SampleCluster.asWanted()
                        .pendingModifiedValues(p -> p.numberOfNodes(4))
                        .build()))
                .isInstanceOf(Finding.Unsettled.class);
        assertThat(ClusterStates.of(SampleCluster.asWanted()
                        .pendingModifiedValues(p -> p.maintenanceTrackName("trailing"))
                        .build()))
                .isInstanceOf(Finding.Settled.class);
    }

    private static Finding of(String status) {
        return ClusterStates.of(SampleCluster.asWanted().clusterStatus(status).build());
    }
}
