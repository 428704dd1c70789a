package io.landfall.local.follow;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.EventEnvelope;
import io.landfall.event.PauseCluster;
import io.landfall.event.TeardownCluster;
import io.landfall.event.WarehouseEvent;
import java.util.Optional;

/** Waits for the end of one command by the events that name it as their origin. */
public final class RequestProgress {

    private final EventEnvelope command;
    private WarehouseEvent outcome;

    /** @param command the command as it was published */
    public RequestProgress(EventEnvelope command) {
        this.command = command;
    }

    /** The event, if it belongs to the command. */
    public Optional<WarehouseEvent> accept(EventEnvelope envelope) {
        if (!envelope.correlationId().equals(command.id()) || !(envelope.event() instanceof WarehouseEvent event)) {
            return Optional.empty();
        }
        if (ends(event)) {
            outcome = event;
        }
        return Optional.of(event);
    }

    /** How the command ended; empty while it has not. */
    public Optional<WarehouseEvent> outcome() {
        return Optional.ofNullable(outcome);
    }

    private boolean ends(WarehouseEvent event) {
        return event instanceof ClusterFailed || wanted().isInstance(event);
    }

    private Class<? extends WarehouseEvent> wanted() {
        if (command.event() instanceof PauseCluster) {
            return ClusterPaused.class;
        }
        return command.event() instanceof TeardownCluster ? ClusterDeleted.class : ClusterReady.class;
    }
}
