package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.ModifyClusterRequest;

/** Somebody changes a cluster by hand; the plan shows exactly that, and provisioning puts it right. */
class ClusterDriftIT {

    private static final String ID = ProvisionerOnOneMachine.WAREHOUSE;
    private static final String CLUSTER = "redshift cluster";

    private static ProvisionerOnOneMachine provisioner;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        provisioner = new ProvisionerOnOneMachine(directory);
        provisioner.define("nodes: 2", "maintenance_window: sun:03:00-sun:04:00", "tags: {team: data}");
        provisioner.provision();
    }

    @AfterAll
    static void stop() {
        provisioner.close();
    }

    static Stream<Arguments> byHand() {
        return Stream.of(
                modified("vpc_security_group_ids", r -> r.vpcSecurityGroupIds("sg-0123456789abcdef0")),
                modified("automated_snapshot_retention_period", r -> r.automatedSnapshotRetentionPeriod(7)),
                modified("preferred_maintenance_window", r -> r.preferredMaintenanceWindow("mon:01:00-mon:02:00")),
                modified("enhanced_vpc_routing", r -> r.enhancedVpcRouting(true)),
                modified("publicly_accessible", r -> r.publiclyAccessible(true)),
                modified("port", r -> r.port(5440)),
                drift(
                        "number_of_nodes",
                        redshift -> redshift.resizeCluster(
                                r -> r.clusterIdentifier(ID).numberOfNodes(4))),
                drift(
                        "tags",
                        redshift -> redshift.deleteTags(
                                r -> r.resourceName("arn:aws:redshift:us-west-2:000000000000:cluster:" + ID)
                                        .tagKeys("team"))),
                drift(
                        "iam_roles",
                        redshift -> redshift.modifyClusterIamRoles(r -> r.clusterIdentifier(ID)
                                .removeIamRoles("arn:aws:iam::000000000000:role/landfall-sparkify-copy"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byHand")
    void changeByHandIsShownAndRepaired(String attribute, Consumer<RedshiftClient> change) throws Exception {
        change.accept(provisioner.aws().redshift());
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !(find() instanceof Finding.Unsettled));
        assertThat(find())
                .isInstanceOfSatisfying(Finding.Different.class, different -> assertThat(different.differences())
                        .extracting(Difference::attribute)
                        .containsExactly(attribute));
        provisioner.provision();
        assertThat(find()).isInstanceOf(Finding.Settled.class);
    }

    private static Finding find() {
        return provisioner.resource(CLUSTER).find();
    }

    private static Arguments modified(String attribute, Consumer<ModifyClusterRequest.Builder> change) {
        return drift(attribute, redshift -> redshift.modifyCluster(r -> change.accept(r.clusterIdentifier(ID))));
    }

    private static Arguments drift(String attribute, Consumer<RedshiftClient> change) {
        return arguments(attribute, change);
    }
}
