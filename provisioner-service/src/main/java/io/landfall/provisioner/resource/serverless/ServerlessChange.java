package io.landfall.provisioner.resource.serverless;

import io.landfall.provisioner.resource.Difference;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;

/**
 * What one call repairs. Serverless refuses a call with more than one kind of change ("Can't update multiple configurations at the same
 * time"), and every further call until the first is done.
 *
 * @param call asks for it
 */
record ServerlessChange(Difference difference, Consumer<RedshiftServerlessClient> call) {

    static List<Difference> differences(List<ServerlessChange> changes) {
        return changes.stream().map(ServerlessChange::difference).toList();
    }

    static Optional<Difference> differing(String attribute, Object found, Object wanted) {
        return found == null || found.equals(wanted)
                ? Optional.empty()
                : Optional.of(Difference.of(attribute, found, wanted));
    }
}
