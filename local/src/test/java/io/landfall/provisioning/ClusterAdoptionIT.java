package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.event.ClusterReady;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.Tag;

/** A cluster that was there before Landfall, with a password somebody knows. */
class ClusterAdoptionIT {

    private static final String CLUSTER = "redshift cluster";

    private ProvisionerOnOneMachine provisioner;

    @BeforeEach
    void start(@TempDir Path directory) {
        provisioner = new ProvisionerOnOneMachine(directory);
        provisioner.aws().redshift().createCluster(r -> r.clusterIdentifier(ProvisionerOnOneMachine.WAREHOUSE)
                .nodeType("ra3.large")
                .clusterType("single-node")
                .masterUsername("landfall")
                .masterUserPassword("Secret123")
                .vpcSecurityGroupIds("sg-0123456789abcdef0")
                .tags(Tag.builder().key("owner").value("someone").build()));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> cluster().clusterStatus().equals("available"));
    }

    @AfterEach
    void stop() {
        provisioner.close();
    }

    @Test
    void clusterOfAnotherIsLeftAlone() throws Exception {
        assertThatThrownBy(provisioner::provision)
                .isInstanceOf(ProvisioningException.class)
                .hasMessageContaining("adopt: true");
        provisioner.teardown("1", false);
        assertThat(cluster().clusterStatus()).isEqualTo("available");
    }

    @Test
    void adoptedClusterGetsWhatItLacksAndLosesNothing() throws Exception {
        provisioner.define("adopt: true");
        assertThat(provisioner.look().get(CLUSTER))
                .isInstanceOfSatisfying(Finding.Different.class, different -> assertThat(different.differences())
                        .extracting(Difference::attribute)
                        .contains("tags", "iam_roles", "manage_master_password"));
        assertThat(provisioner.provision()).isInstanceOf(ClusterReady.class);
        assertThat(cluster().masterPasswordSecretArn()).isNotNull();
        assertThat(cluster().vpcSecurityGroups()).hasSize(2);
        assertThat(cluster().tags()).extracting(Tag::key).contains("owner", "landfall:adopted");
    }

    @Test
    void adoptedClusterIsReleasedAndNotDeleted() throws Exception {
        provisioner.define("adopt: true");
        provisioner.provision();
        provisioner.teardown("1", true);
        assertThat(cluster().clusterStatus()).isEqualTo("available");
        assertThat(cluster().iamRoles()).isEmpty();
        assertThat(cluster().vpcSecurityGroups()).hasSize(1);
        assertThat(cluster().tags()).extracting(Tag::key).containsExactly("owner");
    }

    private Cluster cluster() {
        return provisioner.aws().redshift().describeClusters().clusters().get(0);
    }
}
