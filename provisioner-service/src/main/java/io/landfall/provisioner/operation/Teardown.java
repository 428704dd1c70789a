package io.landfall.provisioner.operation;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.TeardownCluster;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.WarehouseResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes a warehouse and what Landfall made around it. The compute goes first: where it cannot be deleted, everything around
 * it still works. Ends by looking for anything that still carries the warehouse's tag.
 */
public final class Teardown implements Operation {

    private final WarehouseResources resources;
    private final TeardownCluster command;
    private final Patience patience;

    public Teardown(WarehouseResources resources, TeardownCluster command, Patience patience) {
        this.resources = resources;
        this.command = command;
        this.patience = patience;
    }

    @Override
    public ClusterDeleted run(Progress progress) throws InterruptedException {
        RemovalOptions options = new RemovalOptions(finalSnapshot(), command.withData());
        Convergence convergence = new Convergence(patience, progress);
        refuseObstacles(convergence);
        Set<Address> kept = new HashSet<>();
        List<Resource> reversed = new ArrayList<>(resources.inOrder());
        Collections.reverse(reversed);
        for (Resource resource : reversed) {
            if (convergence.remove(resource, options) instanceof Removal.Kept) {
                kept.add(resource.address());
            }
        }
        new ProofOfAbsence(resources.searches(), kept).show(convergence, progress);
        return new ClusterDeleted(command.warehouse(), command.requestId());
    }

    private void refuseObstacles(Convergence convergence) throws InterruptedException {
        for (Resource resource : resources.inOrder()) {
            Optional<String> obstacle =
                    convergence.answer("a look at " + resource.address(), resource::teardownObstacle);
            if (obstacle.isPresent()) {
                throw new ProvisioningException(obstacle.get());
            }
        }
    }

    private Optional<String> finalSnapshot() {
        return command.finalSnapshot() ? Optional.of(FinalSnapshotName.of(command)) : Optional.empty();
    }
}
