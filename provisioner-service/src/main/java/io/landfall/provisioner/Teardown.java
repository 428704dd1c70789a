package io.landfall.provisioner;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.TeardownCluster;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Cluster;
import java.time.Clock;
import java.util.Optional;

/**
 * Removes a warehouse and what Landfall made around it; the bucket and its data stay. The cluster goes first: where it cannot
 * be deleted, everything around it still works. May be repeated at any point.
 */
final class Teardown {

    private final WarehouseDefinition warehouse;
    private final Resources resources;
    private final Patience patience;

    Teardown(WarehouseDefinition warehouse, Resources resources, Patience patience) {
        this.warehouse = warehouse;
        this.resources = resources;
        this.patience = patience;
    }

    ClusterDeleted run(Progress progress, TeardownCluster command) {
        progress.entering("cluster");
        Cluster cluster = resources.cluster();
        progress.reached("cluster", cluster.requestDeletion(snapshot(command)));
        patience.await("cluster " + warehouse.warehouse() + " being deleted", () -> {
            var found = cluster.find();
            found.ifPresent(c -> progress.reached("cluster", c.clusterStatus()));
            return found.isPresent() ? Optional.empty() : Optional.of("gone");
        });
        progress.reached("cluster", "gone");
        progress.entering("bucket notification");
        progress.reached("bucket notification", resources.bucket().removeNotification());
        progress.entering("role");
        progress.reached("role", resources.role().remove());
        progress.entering("notification queue");
        progress.reached("notification queue", resources.queue().remove());
        return new ClusterDeleted(command.warehouse(), command.requestId());
    }

    private Optional<String> snapshot(TeardownCluster command) {
        return command.finalSnapshot()
                ? Optional.of(warehouse.warehouse() + "-final-"
                        + Clock.systemUTC().instant().getEpochSecond())
                : Optional.empty();
    }
}
