package io.landfall.provisioner.operation;

import io.landfall.event.ClusterReady;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.WarehouseResources;
import java.util.List;

/** Brings a warehouse to what its definition says, and proves that it answers. Resumes it where it is paused. */
public final class Provisioning implements Operation {

    private final List<Resource> inOrder;
    private final Readiness readiness;
    private final Patience patience;

    private Provisioning(List<Resource> inOrder, Readiness readiness, Patience patience) {
        this.inOrder = inOrder;
        this.readiness = readiness;
        this.patience = patience;
    }

    /** Of everything. */
    public static Provisioning of(
            WarehouseDefinition warehouse, WarehouseResources resources, SqlProbe probe, Patience patience) {
        return new Provisioning(resources.inOrder(), new Readiness(warehouse, resources, probe), patience);
    }

    @Override
    public ClusterReady run(Progress progress) throws InterruptedException {
        Convergence convergence = new Convergence(patience, progress);
        for (Resource resource : inOrder) {
            convergence.settle(resource);
        }
        return readiness.prove(convergence, progress);
    }
}
