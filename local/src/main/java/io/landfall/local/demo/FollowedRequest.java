package io.landfall.local.demo;

import io.landfall.event.ClusterFailed;
import io.landfall.event.Command;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Topic;
import io.landfall.event.WarehouseEvent;
import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.EventPublisher;
import io.landfall.local.follow.RequestProgress;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Publishes a command for the warehouse and follows it to its end. */
public final class FollowedRequest {

    private static final String SOURCE = "landfall-cli";
    private static final Duration POLL = Duration.ofMillis(500);

    private final RunningStack stack;
    private final Duration patience;

    /** @param patience how long nothing may be heard of the command */
    public FollowedRequest(RunningStack stack, Duration patience) {
        this.stack = stack;
        this.patience = patience;
    }

    /**
     * Returns the event that ended the command well.
     *
     * @param steps hears every event of the command
     * @throws DemoException if the command failed, or nothing is heard of it any more
     */
    public WarehouseEvent run(Command command, Consumer<WarehouseEvent> steps) throws InterruptedException {
        EventEnvelope envelope = EventEnvelope.first(SOURCE, command);
        RequestProgress progress = new RequestProgress(envelope);
        try (EventFollower follower = EventFollower.fromNow(stack.kafka(), List.of(Topic.WAREHOUSE.topicName()));
                EventPublisher publisher = new EventPublisher(stack.kafka())) {
            publisher.publish(envelope);
            Patience waiting = new Patience(patience);
            while (progress.outcome().isEmpty()) {
                for (SeenEvent seen : follower.poll(POLL)) {
                    Optional<WarehouseEvent> step = seen.envelope().flatMap(progress::accept);
                    step.ifPresent(steps);
                    step.ifPresent(event -> waiting.renew());
                }
                waiting.check(() -> "the provisioner has said nothing for %d s; look at %s"
                        .formatted(patience.toSeconds(), stack.logs().resolve("provisioner.log")));
            }
        }
        WarehouseEvent outcome = progress.outcome().orElseThrow();
        if (outcome instanceof ClusterFailed failed) {
            throw new DemoException(
                    "warehouse %s: %s failed: %s".formatted(failed.warehouse(), failed.step(), failed.reason()));
        }
        return outcome;
    }
}
