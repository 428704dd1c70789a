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
import io.landfall.provisioner.resource.TagSearch;
import io.landfall.provisioner.resource.WarehouseResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        Set<Address> kept = new HashSet<>();
        List<Resource> reversed = new ArrayList<>(resources.inOrder());
        Collections.reverse(reversed);
        for (Resource resource : reversed) {
            if (convergence.remove(resource, options) instanceof Removal.Kept) {
                kept.add(resource.address());
            }
        }
        proveNothingIsLeft(progress, kept);
        return new ClusterDeleted(command.warehouse(), command.requestId());
    }

    private void proveNothingIsLeft(Progress progress, Set<Address> kept) {
        Set<Address> left = new HashSet<>();
        for (TagSearch search : resources.searches()) {
            for (Address found : search.find()) {
                if (search.isKept(found)) {
                    kept.add(found);
                    progress.reached(found, "kept: " + found.name());
                } else if (!kept.contains(found)) {
                    left.add(found);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new ProvisioningException("still tagged as Landfall's: "
                    + left.stream().map(Address::toString).sorted().collect(Collectors.joining(", "))
                    + "; remove them, or their tag, by hand");
        }
        progress.reached("proof", kept.isEmpty() ? "nothing is left" : "nothing is left but what was kept");
    }

    private Optional<String> finalSnapshot() {
        return command.finalSnapshot() ? Optional.of(FinalSnapshotName.of(command)) : Optional.empty();
    }
}
