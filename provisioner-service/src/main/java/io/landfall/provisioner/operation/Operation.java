package io.landfall.provisioner.operation;

import io.landfall.event.WarehouseEvent;

/** Carries a command out. May be repeated at any point, and finishes what an interrupted one left. */
@FunctionalInterface
public interface Operation {

    /**
     * Returns what became of the warehouse.
     *
     * @throws io.landfall.provisioner.failure.ProvisioningException if a person has to act
     * @throws InterruptedException if the provisioner stops; the command is to be given again
     */
    WarehouseEvent run(Progress progress) throws InterruptedException;
}
