package io.landfall.local.provision;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.Command;
import io.landfall.event.Event;
import io.landfall.event.PauseCluster;
import io.landfall.event.TeardownCluster;
import io.landfall.event.Topic;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.request.Answerer;
import io.landfall.local.request.Request;
import io.landfall.local.request.RequestException;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.Service;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Publishes a command for the warehouse and follows it to its end. */
public final class FollowedRequest {

    private final Request request;

    private FollowedRequest(Request request) {
        this.request = request;
    }

    /** To the provisioner of a stack. */
    public static FollowedRequest on(RunningStack stack, Duration patience) {
        return new FollowedRequest(new Request(stack.kafka(), patience, stack.answerer(Service.PROVISIONER)));
    }

    /**
     * To the provisioner behind a Kafka elsewhere.
     *
     * @param kafka {@code host:port}
     */
    static FollowedRequest elsewhere(String kafka, Duration patience) {
        return new FollowedRequest(new Request(kafka, patience, Answerer.elsewhere(Service.PROVISIONER.id())));
    }

    /**
     * Returns the event that ended the command well.
     *
     * @param steps hears every event of the command
     * @throws RequestException if the command failed, or nothing is heard of it any more
     */
    public WarehouseEvent run(Command command, Consumer<WarehouseEvent> steps) throws InterruptedException {
        Event outcome = request.run(
                command,
                Set.of(Topic.WAREHOUSE),
                event -> event instanceof ClusterFailed || wanted(command).isInstance(event),
                event -> steps.accept((WarehouseEvent) event));
        if (outcome instanceof ClusterFailed failed) {
            throw new RequestException(
                    "warehouse %s: %s failed: %s".formatted(failed.warehouse(), failed.step(), failed.reason()));
        }
        return (WarehouseEvent) outcome;
    }

    private static Class<? extends WarehouseEvent> wanted(Command command) {
        if (command instanceof PauseCluster) {
            return ClusterPaused.class;
        }
        return command instanceof TeardownCluster ? ClusterDeleted.class : ClusterReady.class;
    }
}
