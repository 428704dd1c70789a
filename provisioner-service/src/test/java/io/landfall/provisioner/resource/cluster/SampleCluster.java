package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Ownership;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.Tag;

/** A cluster in the state and with the attributes that the shortest definition wants. */
final class SampleCluster {

    static final String ROLE = "arn:aws:iam::000000000000:role/landfall-w-copy";
    static final String GROUP = "sg-0a1b2c3d4e5f60718";

    private SampleCluster() {}

    static Cluster.Builder asWanted() {
        return Cluster.builder()
                .clusterIdentifier("w")
                .clusterStatus("available")
                .clusterAvailabilityStatus("Available")
                .nodeType("ra3.large")
                .numberOfNodes(1)
                .dbName("dev")
                .masterUsername("landfall")
                .masterPasswordSecretArn("arn:aws:secretsmanager:us-west-2:000000000000:secret:redshift!w-landfall")
                .endpoint(
                        e -> e.address("w.abc.us-west-2.redshift.amazonaws.com").port(5439))
                .encrypted(true)
                .publiclyAccessible(false)
                .enhancedVpcRouting(false)
                .automatedSnapshotRetentionPeriod(1)
                .preferredMaintenanceWindow("sun:03:00-sun:03:30")
                .clusterSubnetGroupName("default")
                .vpcId("vpc-0a1b2c3d4e5f60718")
                .vpcSecurityGroups(g -> g.vpcSecurityGroupId(GROUP).status("active"))
                .iamRoles(r -> r.iamRoleArn(ROLE).applyStatus("in-sync"))
                .tags(tag(Ownership.TAG, "w"));
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
