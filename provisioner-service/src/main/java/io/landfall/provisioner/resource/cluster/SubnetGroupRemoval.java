package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroup;
import software.amazon.awssdk.services.redshift.model.ClusterSubnetGroupNotFoundException;
import software.amazon.awssdk.services.redshift.model.InvalidClusterSubnetGroupStateException;

/** Deletes a cluster subnet group of ours, as soon as the last cluster has left it. */
final class SubnetGroupRemoval {

    private final RedshiftClient redshift;
    private final Ownership ownership;
    private final String arn;

    SubnetGroupRemoval(RedshiftClient redshift, Ownership ownership, String arn) {
        this.redshift = redshift;
        this.ownership = ownership;
        this.arn = arn;
    }

    Removal remove(Optional<ClusterSubnetGroup> found) {
        if (found.isEmpty()) {
            return new Removal.Gone();
        }
        Map<String, String> tags = ClusterTags.of(found.get().tags());
        if (!ownership.isOurs(tags)) {
            return new Removal.Kept("it is not Landfall's");
        }
        return ownership.isAdopted(tags) ? release() : delete(found.get().clusterSubnetGroupName());
    }

    private Removal release() {
        redshift.deleteTags(r -> r.resourceName(arn).tagKeys(Ownership.MARKS));
        return new Removal.Kept("it was adopted, and is released");
    }

    private Removal delete(String name) {
        try {
            redshift.deleteClusterSubnetGroup(r -> r.clusterSubnetGroupName(name));
            return new Removal.Gone();
        } catch (InvalidClusterSubnetGroupStateException e) {
            return new Removal.Removing("still in use by a cluster");
        } catch (ClusterSubnetGroupNotFoundException e) {
            return new Removal.Gone();
        }
    }
}
