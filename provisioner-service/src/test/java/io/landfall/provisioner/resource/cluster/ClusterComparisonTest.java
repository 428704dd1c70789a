package io.landfall.provisioner.resource.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Definitions;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.redshift.model.Cluster;

class ClusterComparisonTest {

    private static final String OTHER_GROUP = "sg-11111111111111111";

    @Test
    void clusterAsTheDefinitionWantsItHasNoDifference() {
        assertThat(differences(SampleCluster.asWanted(), Definitions.of())).isEmpty();
    }

    @Test
    void windowThatAwsChoseIsNoDifference() {
        assertThat(differences(
                        SampleCluster.asWanted().preferredMaintenanceWindow("mon:01:00-mon:01:30"), Definitions.of()))
                .isEmpty();
    }

    static Stream<Arguments> drifted() {
        return Stream.of(
                drift("tags", c -> c.tags(SampleCluster.tag(Ownership.TAG, "w")), "tags: {team: data}"),
                drift("iam_roles", c -> c.iamRoles(List.of())),
                drift("manage_master_password", c -> c.masterPasswordSecretArn(null)),
                drift("encrypted", c -> c.encrypted(false)),
                drift("vpc_security_group_ids", c -> c.vpcSecurityGroups(g -> g.vpcSecurityGroupId(OTHER_GROUP))),
                drift(
                        "vpc_security_group_ids",
                        c -> c.vpcSecurityGroups(
                                g -> g.vpcSecurityGroupId(SampleCluster.GROUP),
                                g -> g.vpcSecurityGroupId(OTHER_GROUP))),
                drift("automated_snapshot_retention_period", c -> c.automatedSnapshotRetentionPeriod(7)),
                drift("preferred_maintenance_window", c -> c, "maintenance_window: sat:03:00-sat:04:00"),
                drift("enhanced_vpc_routing", c -> c.enhancedVpcRouting(true)),
                drift("publicly_accessible", c -> c.publiclyAccessible(true)),
                drift("port", c -> c.endpoint(e -> e.address("a").port(5440))),
                drift("node_type", c -> c.nodeType("ra3.xlplus")),
                drift("number_of_nodes", c -> c.numberOfNodes(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drifted")
    void everyAttributeIsCompared(String attribute, UnaryOperator<Cluster.Builder> drift, WarehouseDefinition wanted) {
        assertThat(differences(drift.apply(SampleCluster.asWanted()), wanted))
                .singleElement()
                .extracting(Difference::attribute)
                .isEqualTo(attribute);
    }

    @Test
    void oneCallAtATimeAndTheLongestLast() {
        Cluster.Builder everything = SampleCluster.asWanted()
                .numberOfNodes(2)
                .nodeType("ra3.xlplus")
                .publiclyAccessible(true)
                .iamRoles(List.of())
                .tags(SampleCluster.tag(Ownership.TAG, "w"));
        assertThat(comparison(Definitions.of("tags: {team: data}")).of(everything.build()))
                .extracting(change ->
                        change.differences().stream().map(Difference::attribute).toList())
                .containsExactly(
                        List.of("tags"),
                        List.of("iam_roles"),
                        List.of("publicly_accessible"),
                        List.of("node_type", "number_of_nodes"));
    }

    @Test
    void rolesAndTagsOfOthersStay() {
        Cluster.Builder more = SampleCluster.asWanted()
                .iamRoles(r -> r.iamRoleArn(SampleCluster.ROLE).applyStatus("in-sync"), r -> r.iamRoleArn(
                                "arn:aws:iam::000000000000:role/other")
                        .applyStatus("in-sync"))
                .tags(SampleCluster.tag(Ownership.TAG, "w"), SampleCluster.tag("owner", "someone"));
        assertThat(differences(more, Definitions.of())).isEmpty();
    }

    @Test
    void adoptedClusterKeepsItsOtherSecurityGroups() {
        Cluster.Builder adopted = SampleCluster.asWanted()
                .tags(SampleCluster.tag(Ownership.TAG, "w"), SampleCluster.tag(Ownership.ADOPTED, "true"))
                .vpcSecurityGroups(
                        g -> g.vpcSecurityGroupId(OTHER_GROUP), g -> g.vpcSecurityGroupId(SampleCluster.GROUP));
        assertThat(differences(adopted, Definitions.of())).isEmpty();
    }

    @Test
    void whatIsNotReportedIsNotCompared() {
        Cluster.Builder bare = SampleCluster.asWanted()
                .nodeType(null)
                .numberOfNodes(null)
                .encrypted(null)
                .publiclyAccessible(null)
                .enhancedVpcRouting(null)
                .automatedSnapshotRetentionPeriod(null)
                .preferredMaintenanceWindow(null);
        assertThat(differences(bare, Definitions.of("maintenance_window: sat:03:00-sat:04:00")))
                .isEmpty();
    }

    @Test
    void portThatNoClusterCanHaveIsThatOfAForwarder() {
        assertThat(differences(
                        SampleCluster.asWanted().endpoint(e -> e.address("a").port(49_152)), Definitions.of()))
                .isEmpty();
    }

    @Test
    void whatIsOddOnlyWhilePausedIsNoDifference() {
        Cluster paused = SampleCluster.asWanted()
                .clusterStatus("paused")
                .numberOfNodes(1)
                .endpoint((software.amazon.awssdk.services.redshift.model.Endpoint) null)
                .iamRoles(List.of())
                .masterPasswordSecretArn(null)
                .build();
        assertThat(comparison(Definitions.of("nodes: 4")).whilePaused(paused)).isEmpty();
    }

    @Test
    void whatIsAsReliableWhilePausedAsEverIsCompared() {
        Cluster paused = SampleCluster.asWanted()
                .clusterStatus("paused")
                .publiclyAccessible(true)
                .build();
        assertThat(comparison(Definitions.of()).whilePaused(paused))
                .extracting(Difference::attribute)
                .containsExactly("publicly_accessible");
    }

    private static Arguments drift(String attribute, UnaryOperator<Cluster.Builder> drift, String... definition) {
        return arguments(attribute, drift, Definitions.of(definition));
    }

    private static List<Difference> differences(Cluster.Builder cluster, WarehouseDefinition wanted) {
        return comparison(wanted).of(cluster.build()).stream()
                .flatMap(change -> change.differences().stream())
                .toList();
    }

    private static ClusterComparison comparison(WarehouseDefinition wanted) {
        return new ClusterComparison(
                wanted,
                new Ownership("w", false, wanted.tags()),
                "arn:aws:redshift:us-west-2:000000000000:cluster:w",
                SampleCluster.ROLE,
                () -> Optional.of(SampleCluster.GROUP));
    }
}
