package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterReady;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.redshift.controlplane.fault.PlannedFault;
import io.landfall.redshift.controlplane.fault.Refusal;
import io.landfall.redshift.controlplane.fault.StandardRefusal;
import io.landfall.redshift.controlplane.protocol.AwsService;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An AWS that throttles, loses answers, is slow to agree with itself, or cannot give what is asked for. */
class TroubledAwsIT {

    private ProvisionerOnOneMachine provisioner;

    @BeforeEach
    void start(@TempDir Path directory) {
        provisioner =
                new ProvisionerOnOneMachine(directory, AwsOnOneMachine.QUICK.withPropagating(Duration.ofMillis(300)));
    }

    @AfterEach
    void stop() {
        provisioner.close();
    }

    @Test
    void aLifeGoesOnWhileCallsAreThrottledAndAnswersAreLost() throws Exception {
        plan(PlannedFault.onAny().randomly(0.05, 7).refused(StandardRefusal.THROTTLING));
        plan(PlannedFault.onAny().randomly(0.03, 11).lostAfter());
        plan(PlannedFault.on(AwsService.REDSHIFT, "CreateCluster").lostAfter());
        plan(PlannedFault.on(AwsService.IAM, "CreateRole").lostAfter());
        plan(PlannedFault.on(AwsService.EC2, "CreateSecurityGroup").lostAfter());

        assertThat(provisioner.provision()).isInstanceOf(ClusterReady.class);
        assertThat(provisioner.teardown("7f0c", false)).isInstanceOf(ClusterDeleted.class);
        assertThat(provisioner.controlPlane().calls().all()).anyMatch(call -> "Throttling".equals(call.code()));
    }

    @Test
    void aMissingPermissionIsNamed() {
        plan(PlannedFault.on(AwsService.REDSHIFT, "CreateCluster").always().denied());
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("redshift:CreateCluster");
    }

    @Test
    void aQuotaIsNamedAndWhatToDoAboutIt() {
        plan(PlannedFault.on(AwsService.REDSHIFT, "CreateCluster")
                .always()
                .refused(Refusal.exactly("NumberOfNodesQuotaExceeded", 400, "You have reached your limit of nodes.")));
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("quota");
    }

    @Test
    void whatFailedHalfWayIsFinishedByTheNextCommand() throws Exception {
        plan(PlannedFault.on(AwsService.REDSHIFT, "CreateCluster").denied());
        assertThatThrownBy(provisioner::provision).isInstanceOf(ProvisioningException.class);
        assertThat(provisioner.provision()).isInstanceOf(ClusterReady.class);
    }

    private void plan(PlannedFault fault) {
        provisioner.controlPlane().faults().plan(fault);
    }
}
