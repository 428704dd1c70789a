package io.landfall.local.provision;

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

    private final String kafka;
    private final Duration patience;
    private final String whereToLook;

    /**
     * @param kafka {@code host:port}
     * @param patience how long nothing may be heard of the command
     * @param whereToLook where the provisioner's log is, for a person
     */
    public FollowedRequest(String kafka, Duration patience, String whereToLook) {
        this.kafka = kafka;
        this.patience = patience;
        this.whereToLook = whereToLook;
    }

    /** To the provisioner of a stack. */
    public static FollowedRequest on(RunningStack stack, Duration patience) {
        String log = stack.logs().resolve("provisioner.log").toString();
        return new FollowedRequest(stack.kafka(), patience, log);
    }

    /**
     * Returns the event that ended the command well.
     *
     * @param steps hears every event of the command
     * @throws RequestException if the command failed, or nothing is heard of it any more
     */
    public WarehouseEvent run(Command command, Consumer<WarehouseEvent> steps) throws InterruptedException {
        EventEnvelope envelope = EventEnvelope.first(SOURCE, command);
        RequestProgress progress = new RequestProgress(envelope);
        try (EventFollower follower = EventFollower.fromNow(kafka, List.of(Topic.WAREHOUSE.topicName()));
                EventPublisher publisher = new EventPublisher(kafka)) {
            publisher.publish(envelope);
            Silence silence = new Silence(patience, whereToLook);
            while (progress.outcome().isEmpty()) {
                for (SeenEvent seen : follower.poll(POLL)) {
                    Optional<WarehouseEvent> step = seen.envelope().flatMap(progress::accept);
                    step.ifPresent(steps);
                    step.ifPresent(event -> silence.broken());
                }
                silence.check();
            }
        }
        WarehouseEvent outcome = progress.outcome().orElseThrow();
        if (outcome instanceof ClusterFailed failed) {
            throw new RequestException(
                    "warehouse %s: %s failed: %s".formatted(failed.warehouse(), failed.step(), failed.reason()));
        }
        return outcome;
    }
}
