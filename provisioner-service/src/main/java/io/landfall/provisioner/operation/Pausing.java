package io.landfall.provisioner.operation;

import io.landfall.event.ClusterPaused;
import io.landfall.event.PauseCluster;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.Pausable;
import io.landfall.provisioner.resource.WarehouseResources;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Stops the compute of a warehouse. */
public final class Pausing implements Operation {

    private final WarehouseDefinition warehouse;
    private final WarehouseResources resources;
    private final PauseCluster command;
    private final Patience patience;
    private final Clock clock;

    public Pausing(
            WarehouseDefinition warehouse,
            WarehouseResources resources,
            PauseCluster command,
            Patience patience,
            Clock clock) {
        this.warehouse = warehouse;
        this.resources = resources;
        this.command = command;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public ClusterPaused run(Progress progress) throws InterruptedException {
        Pausable pausable = resources
                .compute()
                .pausable()
                .orElseThrow(() -> new ProvisioningException(
                        "Serverless has no pause: while nothing runs it costs nothing but storage"));
        Convergence convergence = new Convergence(patience, progress);
        convergence.pause(resources.compute(), pausable);
        return new ClusterPaused(
                warehouse.warehouse(),
                command.requestId(),
                warehouse.landingBucket(),
                convergence.answer("the URL of the queue", resources.queueUrl()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
