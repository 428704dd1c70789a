package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.RemovalOptions;
import java.util.Map;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.ClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.redshift.model.Snapshot;

/** The snapshot that DeleteCluster takes. It takes no tags for it, so they are put on it afterwards. */
final class FinalSnapshot {

    private final RedshiftClient redshift;
    private final Ownership ownership;
    private final AwsAccount account;

    FinalSnapshot(RedshiftClient redshift, Ownership ownership, AwsAccount account) {
        this.redshift = redshift;
        this.ownership = ownership;
        this.account = account;
    }

    /** Puts our tags on it, if there is one without: also on that of an earlier teardown that was interrupted. */
    void tag() {
        String warehouse = ownership.warehouse();
        try {
            redshift
                    .describeClusterSnapshotsPaginator(
                            r -> r.clusterIdentifier(warehouse).snapshotType("manual"))
                    .snapshots()
                    .stream()
                    .filter(snapshot -> warehouse.equals(snapshot.clusterIdentifier()))
                    .filter(snapshot ->
                            snapshot.snapshotIdentifier().startsWith(RemovalOptions.finalSnapshots(warehouse)))
                    .forEach(this::tag);
        } catch (ClusterNotFoundException | ClusterSnapshotNotFoundException e) {
            // There was nothing to take a snapshot of.
        }
    }

    private void tag(Snapshot snapshot) {
        Map<String, String> tags = ClusterTags.of(snapshot.tags());
        if (!ownership.isOurs(tags)) {
            String arn =
                    account.redshift("snapshot", snapshot.clusterIdentifier() + '/' + snapshot.snapshotIdentifier());
            redshift.createTags(r -> r.resourceName(arn).tags(ClusterTags.of(ownership.tags())));
        }
    }
}
