package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.AwsFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ModifyClusterRequest;
import software.amazon.awssdk.services.redshift.model.RedshiftException;
import software.amazon.awssdk.services.redshift.model.UnsupportedOperationException;
import software.amazon.awssdk.services.redshift.model.VpcSecurityGroupMembership;

class ModifyClusterIT {

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
    void whatNeedsTimeIsPendingUntilItIsSo() {
        Cluster modifying = modify(r -> r.publiclyAccessible(true)
                .enhancedVpcRouting(true)
                .automatedSnapshotRetentionPeriod(7)
                .port(5450));
        assertThat(modifying.clusterStatus()).isEqualTo("modifying");
        assertThat(modifying.clusterAvailabilityStatus()).isEqualTo("Modifying");
        assertThat(modifying.publiclyAccessible()).isFalse();
        assertThat(modifying.pendingModifiedValues().publiclyAccessible()).isTrue();
        assertThat(modifying.pendingModifiedValues().automatedSnapshotRetentionPeriod())
                .isEqualTo(7);

        aws.awaitStatus("dwh", "available");
        Cluster modified = aws.describe("dwh");
        assertThat(modified.publiclyAccessible()).isTrue();
        assertThat(modified.enhancedVpcRouting()).isTrue();
        assertThat(modified.automatedSnapshotRetentionPeriod()).isEqualTo(7);
        assertThat(modified.endpoint().port()).isEqualTo(15_450);
        assertThat(modified.pendingModifiedValues().publiclyAccessible()).isNull();
    }

    @Test
    void whatNeedsNoTimeIsSoAtOnce() {
        Cluster modified = modify(r -> r.preferredMaintenanceWindow("mon:03:00-mon:04:00")
                .manualSnapshotRetentionPeriod(30)
                .allowVersionUpgrade(false)
                .vpcSecurityGroupIds("sg-0123456789abcdef0"));
        assertThat(modified.clusterStatus()).isEqualTo("available");
        assertThat(modified.preferredMaintenanceWindow()).isEqualTo("mon:03:00-mon:04:00");
        assertThat(modified.manualSnapshotRetentionPeriod()).isEqualTo(30);
        assertThat(modified.allowVersionUpgrade()).isFalse();
        assertThat(modified.vpcSecurityGroups())
                .extracting(VpcSecurityGroupMembership::vpcSecurityGroupId)
                .containsExactly("sg-0123456789abcdef0");
    }

    @Test
    void aMaintenanceTrackWaitsForTheNextReboot() {
        Cluster modified = modify(r -> r.maintenanceTrackName("trailing"));
        assertThat(modified.clusterStatus()).isEqualTo("available");
        assertThat(modified.maintenanceTrackName()).isEqualTo("current");
        assertThat(modified.pendingModifiedValues().maintenanceTrackName()).isEqualTo("trailing");
        aws.redshift.rebootCluster(r -> r.clusterIdentifier("dwh"));
        aws.awaitStatus("dwh", "available");
        assertThat(aws.describe("dwh").maintenanceTrackName()).isEqualTo("trailing");
        assertThat(aws.describe("dwh").pendingModifiedValues().maintenanceTrackName())
                .isNull();
    }

    @Test
    void aChosenPasswordReplacesTheManagedOneAndTheOtherWayRound() {
        Cluster modifying = modify(r -> r.masterUserPassword("Chosen1234"));
        assertThat(modifying.pendingModifiedValues().masterUserPassword()).isEqualTo("****");
        aws.awaitStatus("dwh", "available");
        assertThat(aws.warehouses.running().get("dwh").password()).isEqualTo("Chosen1234");
        assertThat(aws.describe("dwh").masterPasswordSecretArn()).isNull();
        assertThatThrownBy(() -> aws.secrets.getSecretValue(r -> r.secretId("redshift!dwh-awsuser")))
                .hasMessageContaining("can't find");

        modify(r -> r.manageMasterPassword(true));
        aws.awaitStatus("dwh", "available");
        String arn = aws.describe("dwh").masterPasswordSecretArn();
        assertThat(aws.secrets.getSecretValue(r -> r.secretId(arn)).secretString())
                .contains(aws.warehouses.running().get("dwh").password());
    }

    @Test
    void otherNodesMakeAResizeBothWays() {
        Cluster resizing = modify(r -> r.nodeType("ra3.xlplus").numberOfNodes(2));
        assertThat(resizing.clusterStatus()).isEqualTo("resizing");
        assertThat(resizing.pendingModifiedValues().clusterType()).isEqualTo("multi-node");
        aws.awaitStatus("dwh", "available");
        assertThat(aws.describe("dwh").nodeType()).isEqualTo("ra3.xlplus");
        assertThat(aws.describe("dwh").clusterNodes()).hasSize(3);

        aws.redshift.resizeCluster(r -> r.clusterIdentifier("dwh").numberOfNodes(4));
        aws.awaitStatus("dwh", "available");
        assertThat(aws.describe("dwh").numberOfNodes()).isEqualTo(4);
        assertThatThrownBy(() -> aws.redshift.resizeCluster(
                        r -> r.clusterIdentifier("dwh").numberOfNodes(1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void wrongChangesAreRefusedAndChangeNothing() {
        refuses(r -> r.numberOfNodes(2), "InvalidParameterCombination");
        refuses(r -> r.nodeType("ra3.large").numberOfNodes(17), "NumberOfNodesPerClusterLimitExceeded");
        refuses(r -> r.automatedSnapshotRetentionPeriod(0), "InvalidParameterValue");
        refuses(r -> r.port(80), "InvalidParameterValue");
        refuses(r -> r.masterUserPassword("Chosen1234").manageMasterPassword(true), "InvalidParameterCombination");
        refuses(r -> r.newClusterIdentifier("other"), "UnsupportedOperation");
        refuses(r -> r.encrypted(false), "InvalidParameterValue");
        assertThat(aws.describe("dwh").clusterStatus()).isEqualTo("available");
    }

    private Cluster modify(Consumer<ModifyClusterRequest.Builder> change) {
        return aws.redshift
                .modifyCluster(r -> change.accept(r.clusterIdentifier("dwh")))
                .cluster();
    }

    private void refuses(Consumer<ModifyClusterRequest.Builder> change, String code) {
        assertThatThrownBy(() -> modify(change)).isInstanceOfSatisfying(RedshiftException.class, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
