package io.landfall.provisioner.operation;

import io.landfall.event.Command;
import io.landfall.event.PauseCluster;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.ResumeCluster;
import io.landfall.event.TeardownCluster;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.resource.WarehouseResources;
import java.time.Clock;
import java.util.function.Supplier;

/** From a command to what carries it out. */
public final class Operations {

    private final Supplier<Scope> scope;
    private final SqlProbe probe;
    private final Patience patience;
    private final Clock clock;

    /**
     * What a command is about.
     *
     * @param warehouse as its definition wants it
     * @param resources what it consists of
     */
    public record Scope(WarehouseDefinition warehouse, WarehouseResources resources) {}

    /** @param resources asked anew for every command, because finding the account is a call to AWS that may fail */
    public Operations(
            WarehouseDefinition warehouse,
            Supplier<WarehouseResources> resources,
            SqlProbe probe,
            Patience patience,
            Clock clock) {
        this(() -> new Scope(warehouse, resources.get()), probe, patience, clock);
    }

    /** @param scope asked anew for every command, because the definition may have changed since the last one */
    public Operations(Supplier<Scope> scope, SqlProbe probe, Patience patience, Clock clock) {
        this.scope = scope;
        this.probe = probe;
        this.patience = patience;
        this.clock = clock;
    }

    /** What fails with an IllegalStateException for a command nobody here can carry out. */
    public Operation of(Command command) {
        return progress -> {
            Scope current = new Convergence(patience, progress).answer("who the account is", scope);
            return of(command, current.warehouse(), current.resources()).run(progress);
        };
    }

    private Operation of(Command command, WarehouseDefinition warehouse, WarehouseResources found) {
        if (command instanceof ProvisionCluster) {
            return Provisioning.of(warehouse, found, probe, patience);
        }
        if (command instanceof PauseCluster pause) {
            return new Pausing(warehouse, found, pause, patience, clock);
        }
        if (command instanceof ResumeCluster) {
            return new Resuming(warehouse, found, probe, patience);
        }
        if (command instanceof TeardownCluster teardown) {
            return new Teardown(found, teardown, patience);
        }
        throw new IllegalStateException("no way to carry out " + command.type());
    }
}
