package io.landfall.local.provision;

import io.landfall.event.Command;
import io.landfall.event.WarehouseEvent;
import io.landfall.project.Installation;
import io.landfall.provisioner.aws.Aws;
import java.util.function.Consumer;

/** A project's warehouse: where it is looked at, and who carries out commands for it. */
public interface WarehouseAccess extends AutoCloseable {

    Installation installation();

    /** To look; commands go through {@link #run}. */
    Aws aws();

    /**
     * Has a command carried out and returns the event that ended it well.
     *
     * @param steps hears every event of the command
     * @throws io.landfall.local.request.RequestException if it failed; the message says why and what to do
     */
    WarehouseEvent run(Command command, Consumer<WarehouseEvent> steps) throws InterruptedException;

    @Override
    void close();
}
