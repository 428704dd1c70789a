package io.landfall.provisioner.operation;

import io.landfall.event.ClusterReady;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.WarehouseResources;

/** Starts the compute of a paused warehouse. Creates nothing, and changes nothing else. */
public final class Resuming implements Operation {

    private final WarehouseResources resources;
    private final Readiness readiness;
    private final Patience patience;

    public Resuming(WarehouseDefinition warehouse, WarehouseResources resources, SqlProbe probe, Patience patience) {
        this.resources = resources;
        this.readiness = new Readiness(warehouse, resources, probe);
        this.patience = patience;
    }

    @Override
    public ClusterReady run(Progress progress) throws InterruptedException {
        if (resources.compute().pausable().isEmpty()) {
            throw new ProvisioningException("Serverless has no pause, so there is nothing to resume");
        }
        Convergence convergence = new Convergence(patience, progress);
        convergence.resume(resources.compute());
        return readiness.prove(convergence, progress);
    }
}
