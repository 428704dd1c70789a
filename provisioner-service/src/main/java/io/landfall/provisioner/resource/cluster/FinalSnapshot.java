package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Ownership;
import java.util.Map;
import software.amazon.awssdk.services.redshift.RedshiftClient;
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

    /** Puts our tags on it, if it exists and has them not. */
    void tag(String name) {
        try {
            redshift.describeClusterSnapshots(r -> r.snapshotIdentifier(name)).snapshots().stream()
                    .filter(snapshot -> ownership.warehouse().equals(snapshot.clusterIdentifier()))
                    .forEach(this::tag);
        } catch (ClusterSnapshotNotFoundException e) {
            // The cluster was gone before this command: there was nothing to take a snapshot of.
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
