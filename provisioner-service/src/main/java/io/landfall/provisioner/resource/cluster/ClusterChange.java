package io.landfall.provisioner.resource.cluster;

import io.landfall.provisioner.resource.Difference;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/**
 * What one call repairs. A cluster takes one change at a time.
 *
 * @param differences that are gone afterwards
 * @param call asks for it
 */
record ClusterChange(List<Difference> differences, Consumer<RedshiftClient> call) {

    static ClusterChange of(Difference difference, Consumer<RedshiftClient> call) {
        return new ClusterChange(List.of(difference), call);
    }
}
